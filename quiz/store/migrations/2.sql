-- Forecasts, a day each, and settings.

CREATE TABLE forecasts (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    course   TEXT   NOT NULL,
    day      BIGINT NOT NULL CHECK (day = CAST(day AS BIGINT)),
    expected DOUBLE PRECISION NOT NULL CHECK (expected BETWEEN 0 AND 1),
    low      DOUBLE PRECISION NOT NULL CHECK (low BETWEEN 0 AND 1),
    high     DOUBLE PRECISION NOT NULL CHECK (high BETWEEN 0 AND 1),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, course, day)
);

CREATE TABLE settings (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    name     TEXT   NOT NULL,
    value    TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, name)
);
