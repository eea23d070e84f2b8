-- Exams. What tells of one in a line stands in a row of its own, so that listing them reads no papers.
-- One that runs has no end yet; one that has an end is never changed again.

CREATE TABLE exams (
    learner    BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    id         TEXT   NOT NULL,
    course     TEXT   NOT NULL,
    seed       BIGINT NOT NULL CHECK (seed = CAST(seed AS BIGINT)), -- the bits of an unsigned number
    authority  TEXT   NOT NULL,
    began      BIGINT NOT NULL CHECK (began = CAST(began AS BIGINT)),
    zone       BIGINT NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    ended      BIGINT CHECK (ended = CAST(ended AS BIGINT)), -- NULL while it runs, as the three that follow
    ended_zone BIGINT CHECK (ended_zone BETWEEN -86400 AND 86400),
    unanswered BIGINT CHECK (unanswered = CAST(unanswered AS BIGINT)),
    points     DOUBLE PRECISION CHECK (points BETWEEN 0 AND 1000),
    questions  BIGINT NOT NULL CHECK (questions BETWEEN 1 AND 1000),
    pass       DOUBLE PRECISION NOT NULL CHECK (pass BETWEEN 0 AND 1),
    expected   DOUBLE PRECISION NOT NULL CHECK (expected BETWEEN 0 AND 1), -- its forecast, 0 where there was none
    low        DOUBLE PRECISION NOT NULL CHECK (low BETWEEN 0 AND 1),
    high       DOUBLE PRECISION NOT NULL CHECK (high BETWEEN 0 AND 1),
    checksum   BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, id),
    CHECK ((ended IS NULL) = (ended_zone IS NULL) AND (ended IS NULL) = (unanswered IS NULL) AND (ended IS NULL) = (points IS NULL))
);
CREATE UNIQUE INDEX exams_running ON exams (learner, course) WHERE ended IS NULL;
CREATE INDEX exams_of_course ON exams (learner, course, ended);

-- The questions of an exam, as JSON.
CREATE TABLE exam_papers (
    learner  BIGINT NOT NULL,
    exam     TEXT   NOT NULL,
    paper    TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, exam),
    FOREIGN KEY (learner, exam) REFERENCES exams (learner, id) ON DELETE CASCADE
);

-- How things stand with a question of an exam; one that was not touched has no row.
CREATE TABLE exam_steps (
    learner  BIGINT NOT NULL,
    exam     TEXT   NOT NULL,
    question BIGINT NOT NULL CHECK (question = CAST(question AS BIGINT)),
    step     TEXT   NOT NULL, -- JSON
    at       BIGINT NOT NULL CHECK (at = CAST(at AS BIGINT)),
    zone     BIGINT NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, exam, question),
    FOREIGN KEY (learner, exam) REFERENCES exams (learner, id) ON DELETE CASCADE
);

-- What the marker said of a handed-in exam, as JSON, a verdict for each question.
CREATE TABLE exam_verdicts (
    learner  BIGINT NOT NULL,
    exam     TEXT   NOT NULL,
    verdicts TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, exam),
    FOREIGN KEY (learner, exam) REFERENCES exams (learner, id) ON DELETE CASCADE
);
