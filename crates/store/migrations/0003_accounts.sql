-- People: their accounts, what proves them, where they are signed in. Secrets are kept as SHA-256 of what was handed out, a password
-- as its slow hash; only the secret of an authenticator app has to be readable. Everything of a person hangs on the account's
-- id and goes with it; the log speaks of that number and never of a name or an address.

CREATE TABLE account (
    id {id},
    address TEXT NOT NULL,               -- e-mail, as it was given
    address_key TEXT NOT NULL UNIQUE,    -- as it is compared
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,                 -- invited, active or suspended
    password TEXT,                       -- Argon2id in PHC form; NULL where there is none
    verified BOOLEAN NOT NULL,           -- the address has answered
    totp_secret {bytes},                 -- NULL where no authenticator app is asked for
    totp_step BIGINT NOT NULL,           -- the newest time step whose code was taken
    created_us BIGINT NOT NULL,
    signed_in_us BIGINT NOT NULL         -- 0 for never
);

CREATE TABLE session (
    id {id},
    hash {bytes} NOT NULL UNIQUE,        -- SHA-256 of the token in the cookie
    account BIGINT NOT NULL,
    created_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,             -- to a quarter of an hour
    proved_us BIGINT NOT NULL,           -- when the person last proved who they are
    ends_us BIGINT NOT NULL,             -- whatever happens
    device TEXT NOT NULL,                -- "Firefox on Linux"
    network TEXT NOT NULL                -- without the last part of the address
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_end ON session (ends_us);

-- What may be used once: links of invitations and mails, the second step of signing in, passkeys' challenges.
CREATE TABLE ticket (
    hash {bytes} NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    account BIGINT NOT NULL,             -- 0 where nobody is known yet
    detail TEXT NOT NULL,
    created_us BIGINT NOT NULL,
    ends_us BIGINT NOT NULL
);
CREATE INDEX ticket_by_account ON ticket (account);
CREATE INDEX ticket_by_end ON ticket (ends_us);

CREATE TABLE recovery_code (
    account BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE app_token (
    id {id},
    hash {bytes} NOT NULL UNIQUE,
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,                -- words with a space between
    created_us BIGINT NOT NULL,
    used_us BIGINT NOT NULL,             -- to a quarter of an hour; 0 for never
    ends_us BIGINT NOT NULL              -- 0 for never
);
CREATE INDEX app_token_by_account ON app_token (account);

CREATE TABLE passkey (
    id {id},
    credential {bytes} NOT NULL UNIQUE,
    account BIGINT NOT NULL,
    public_key {bytes} NOT NULL,         -- COSE
    sign_count BIGINT NOT NULL,
    synced BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    created_us BIGINT NOT NULL,
    used_us BIGINT NOT NULL              -- 0 for never
);
CREATE INDEX passkey_by_account ON passkey (account);

-- Who somebody is at another service (OpenID Connect).
CREATE TABLE foreign_identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BIGINT NOT NULL,
    created_us BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX foreign_identity_by_account ON foreign_identity (account);
