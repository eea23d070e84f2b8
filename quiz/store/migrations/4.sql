-- What was done with a question of an exam, a row for each thing that can be done with it: it is answered, flagged, gone
-- to. So two programs that do different things with one question change different rows, and neither reads before it writes.
-- A question that was not touched has no row.

DROP TABLE exam_steps;

CREATE TABLE exam_steps (
    learner  BIGINT NOT NULL,
    exam     TEXT   NOT NULL,
    question BIGINT NOT NULL CHECK (question = CAST(question AS BIGINT)),
    what     TEXT   NOT NULL CHECK (what IN ('response', 'flag', 'visit')),
    value    TEXT   NOT NULL, -- of a response JSON, of a flag 'true' or 'false', of a visit nothing
    at       BIGINT NOT NULL CHECK (at = CAST(at AS BIGINT)),
    zone     BIGINT NOT NULL CHECK (zone BETWEEN -86400 AND 86400),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, exam, question, what),
    FOREIGN KEY (learner, exam) REFERENCES exams (learner, id) ON DELETE CASCADE
);
