-- Who does a work that only one process may do, until when. The token is greater each time that it changes hands.
CREATE TABLE lease (
    work TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    token BIGINT NOT NULL,
    until_us BIGINT NOT NULL
);
