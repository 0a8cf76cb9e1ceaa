-- Pictures that editors brought for the instance's own articles, made anew: nothing is in them but what is seen.
CREATE TABLE own_picture (
    address TEXT PRIMARY KEY,            -- own-picture: and a digest of the picture; what articles call it
    jpeg {bytes} NOT NULL,
    brought_us BIGINT NOT NULL           -- the last time
);
