-- What publishers, or the operator for them, asked for here; JSON. It stands before what the policy's file says of the title.
CREATE TABLE title_terms (
    title BIGINT PRIMARY KEY,
    terms TEXT NOT NULL,
    changed_us BIGINT NOT NULL
);
