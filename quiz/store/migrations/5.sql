-- Classes, and who is in them. A member is a learner; what they learn stands in the tables that there are. Times are
-- milliseconds since 1970 in UTC, 0 where there is none. Of a row that changes, version grows with each change.

CREATE TABLE classes (
    class       BIGINT  NOT NULL PRIMARY KEY CHECK (class = CAST(class AS BIGINT)),
    name        TEXT    NOT NULL,
    key         TEXT    NOT NULL UNIQUE, -- of the name
    code        TEXT    NOT NULL,        -- '' lets nobody in
    until       BIGINT  NOT NULL CHECK (until = CAST(until AS BIGINT)),
    roster_only BOOLEAN NOT NULL CHECK (roster_only IN (true, false)),
    made        BIGINT  NOT NULL CHECK (made = CAST(made AS BIGINT)),
    used        BIGINT  NOT NULL CHECK (used = CAST(used AS BIGINT)),
    version     BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum    BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT))
);

CREATE TABLE class_members (
    learner  BIGINT  NOT NULL PRIMARY KEY REFERENCES learners (id) ON DELETE CASCADE,
    class    BIGINT  NOT NULL REFERENCES classes (class),
    name     TEXT    NOT NULL,
    key      TEXT    NOT NULL, -- of the name
    likeness TEXT    NOT NULL, -- of the name: names that are hard to tell apart have the same
    pin      TEXT    NOT NULL, -- its hash in PHC's format; '' where there is none
    removed  BOOLEAN NOT NULL CHECK (removed IN (true, false)),
    joined   BIGINT  NOT NULL CHECK (joined = CAST(joined AS BIGINT)),
    seen     BIGINT  NOT NULL CHECK (seen = CAST(seen AS BIGINT)),
    version  BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT))
);
CREATE UNIQUE INDEX class_members_by_name ON class_members (class, key);
CREATE UNIQUE INDEX class_members_by_look ON class_members (class, likeness);

-- The keys of SSH that are somebody's.
CREATE TABLE class_keys (
    learner     BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    fingerprint TEXT   NOT NULL PRIMARY KEY,
    added       BIGINT NOT NULL CHECK (added = CAST(added AS BIGINT)),
    checksum    BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT))
);

-- Who may join a class, and how another program calls them.
CREATE TABLE class_rosters (
    class    BIGINT NOT NULL REFERENCES classes (class),
    key      TEXT   NOT NULL, -- of the name
    name     TEXT   NOT NULL,
    id       TEXT   NOT NULL, -- '' where there is none
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (class, key)
);
