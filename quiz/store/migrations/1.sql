-- Every row belongs to a learner. Times are milliseconds since 1970 in UTC, with the offset of the
-- learner's zone in seconds beside them. The checksum is that of all other columns of the row.
-- PostgreSQL takes every statement; a CHECK with a CAST keeps text out of a number where SQLite would
-- let it in.

CREATE TABLE learners (
    id       BIGINT NOT NULL PRIMARY KEY CHECK (id = CAST(id AS BIGINT)),
    name     TEXT   NOT NULL UNIQUE,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT))
);

-- The last identity that was given, so that none is given twice, whatever the clock says.
CREATE TABLE identities (
    name TEXT   NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL CHECK (last = CAST(last AS BIGINT))
);

-- Answers as they were given.
CREATE TABLE answers (
    learner  BIGINT  NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    id       BIGINT  NOT NULL CHECK (id = CAST(id AS BIGINT)),
    session  TEXT    NOT NULL,
    course   TEXT    NOT NULL,
    card     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    options  TEXT    NOT NULL, -- a JSON list
    given    TEXT    NOT NULL,
    correct  BOOLEAN NOT NULL CHECK (correct IN (true, false)),
    luck     DOUBLE PRECISION NOT NULL CHECK (luck BETWEEN 0 AND 1),
    members  TEXT,             -- a JSON list, NULL where the card has no set
    mistaken TEXT    NOT NULL, -- a JSON list
    hinted   BOOLEAN NOT NULL CHECK (hinted IN (true, false)),
    told     DOUBLE PRECISION NOT NULL CHECK (told BETWEEN 0 AND 1),
    guess    BOOLEAN NOT NULL CHECK (guess IN (true, false)),
    contrast BOOLEAN NOT NULL CHECK (contrast IN (true, false)),
    practice BOOLEAN NOT NULL CHECK (practice IN (true, false)),
    words    BIGINT  NOT NULL CHECK (words = CAST(words AS BIGINT)),
    latency  BIGINT  NOT NULL CHECK (latency = CAST(latency AS BIGINT)), -- milliseconds
    at       BIGINT  NOT NULL CHECK (at = CAST(at AS BIGINT)),
    zone     BIGINT  NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    checksum BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, id)
);
CREATE INDEX answers_of_course ON answers (learner, course, id);

CREATE TABLE lessons_read (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    lesson   TEXT   NOT NULL,
    at       BIGINT NOT NULL CHECK (at = CAST(at AS BIGINT)),
    zone     BIGINT NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, lesson)
);

CREATE TABLE runs (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    id       TEXT   NOT NULL,
    course   TEXT   NOT NULL,
    kind     TEXT   NOT NULL,
    correct  BIGINT NOT NULL CHECK (correct = CAST(correct AS BIGINT)),
    asked    BIGINT NOT NULL CHECK (asked = CAST(asked AS BIGINT)),
    mistakes BIGINT NOT NULL CHECK (mistakes = CAST(mistakes AS BIGINT)),
    took     BIGINT NOT NULL CHECK (took = CAST(took AS BIGINT)), -- milliseconds
    at       BIGINT NOT NULL CHECK (at = CAST(at AS BIGINT)),
    zone     BIGINT NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, id)
);
CREATE INDEX runs_best ON runs (learner, course, kind, asked, took, at);

CREATE TABLE goals (
    learner     BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course      TEXT   NOT NULL,
    exam        BIGINT NOT NULL CHECK (exam = CAST(exam AS BIGINT)),
    exam_zone   BIGINT NOT NULL CHECK (exam_zone BETWEEN -86400 AND 86400),
    budget      BIGINT NOT NULL CHECK (budget = CAST(budget AS BIGINT)), -- milliseconds, as all that follow
    target      DOUBLE PRECISION NOT NULL CHECK (target BETWEEN 0 AND 1),
    choices     BIGINT NOT NULL CHECK (choices = CAST(choices AS BIGINT)),
    most        BIGINT NOT NULL CHECK (most = CAST(most AS BIGINT)),
    made        BIGINT NOT NULL CHECK (made = CAST(made AS BIGINT)),
    made_zone   BIGINT NOT NULL CHECK (made_zone BETWEEN -86400 AND 86400),
    before_made BIGINT NOT NULL CHECK (before_made = CAST(before_made AS BIGINT)),
    checksum    BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course)
);

-- What follows is derived from the answers, by the rules that records names. It is kept as JSON: new
-- rules then need no migration, for all of it is made anew.

CREATE TABLE cards (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    card     TEXT   NOT NULL,
    standing TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, card)
);

CREATE TABLE confusions (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    card     TEXT   NOT NULL,
    given    TEXT   NOT NULL,
    times    BIGINT NOT NULL CHECK (times = CAST(times AS BIGINT)),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, card, given)
);

CREATE TABLE days (
    learner   BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course    TEXT   NOT NULL,
    day       BIGINT NOT NULL CHECK (day = CAST(day AS BIGINT)),
    practised TEXT   NOT NULL,
    checksum  BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, day)
);

CREATE TABLE records (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    rules    BIGINT NOT NULL CHECK (rules = CAST(rules AS BIGINT)),
    rest     TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course)
);

-- What the last answers changed, as it was before, so that they can be taken back.
CREATE TABLE images (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    answer   BIGINT NOT NULL CHECK (answer = CAST(answer AS BIGINT)),
    image    TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, answer)
);
