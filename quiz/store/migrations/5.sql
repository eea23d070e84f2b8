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
    keep        BIGINT  NOT NULL CHECK (keep = CAST(keep AS BIGINT)), -- days without use; 0: for ever
    warned      BIGINT  NOT NULL CHECK (warned = CAST(warned AS BIGINT)),
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

-- Set work: what a teacher sets a class, and what its learners do of it. What is asked is frozen in class_papers; an attempt
-- says which of it was drawn. An attempt that was handed in never changes.

CREATE TABLE class_assignments (
    class      BIGINT  NOT NULL REFERENCES classes (class),
    id         BIGINT  NOT NULL CHECK (id = CAST(id AS BIGINT)),
    number     BIGINT  NOT NULL CHECK (number = CAST(number AS BIGINT)), -- in its class, from 1
    title      TEXT    NOT NULL,
    course     TEXT    NOT NULL,
    taught     TEXT    NOT NULL, -- the title of the course
    lessons    TEXT    NOT NULL, -- JSON lists, of titles and names
    objectives TEXT    NOT NULL,
    kinds      TEXT    NOT NULL,
    to_read    BOOLEAN NOT NULL CHECK (to_read IN (true, false)),
    questions  BIGINT  NOT NULL CHECK (questions = CAST(questions AS BIGINT)),
    span       BIGINT  NOT NULL CHECK (span = CAST(span AS BIGINT)), -- milliseconds; 0 for none
    attempts   BIGINT  NOT NULL CHECK (attempts = CAST(attempts AS BIGINT)), -- 0 for any number
    opens      BIGINT  NOT NULL CHECK (opens = CAST(opens AS BIGINT)),
    due        BIGINT  NOT NULL CHECK (due = CAST(due AS BIGINT)),
    feedback   BIGINT  NOT NULL CHECK (feedback IN (0, 1)), -- at once, or after the deadline
    same       BOOLEAN NOT NULL CHECK (same IN (true, false)),
    seed       BIGINT  NOT NULL CHECK (seed = CAST(seed AS BIGINT)),
    pass       DOUBLE PRECISION NOT NULL CHECK (pass BETWEEN 0 AND 1),
    made       BIGINT  NOT NULL CHECK (made = CAST(made AS BIGINT)),
    withdrawn  BOOLEAN NOT NULL CHECK (withdrawn IN (true, false)),
    version    BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum   BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (class, id)
);
CREATE UNIQUE INDEX class_assignments_by_number ON class_assignments (class, number);

CREATE TABLE class_papers (
    class      BIGINT NOT NULL REFERENCES classes (class),
    assignment BIGINT NOT NULL CHECK (assignment = CAST(assignment AS BIGINT)),
    asks       TEXT   NOT NULL, -- JSON
    checksum   BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (class, assignment)
);

-- What one learner is granted beyond an assignment.
CREATE TABLE class_grants (
    learner    BIGINT  NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    assignment BIGINT  NOT NULL CHECK (assignment = CAST(assignment AS BIGINT)),
    due        BIGINT  NOT NULL CHECK (due = CAST(due AS BIGINT)),
    factor     DOUBLE PRECISION NOT NULL, -- of the time; 0 for none
    no_limit   BOOLEAN NOT NULL CHECK (no_limit IN (true, false)),
    more       BIGINT  NOT NULL CHECK (more = CAST(more AS BIGINT)), -- attempts
    version    BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum   BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, assignment)
);
CREATE INDEX class_grants_by_assignment ON class_grants (assignment);

CREATE TABLE class_attempts (
    learner    BIGINT  NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    id         TEXT    NOT NULL,
    assignment BIGINT  NOT NULL CHECK (assignment = CAST(assignment AS BIGINT)),
    drawn      TEXT    NOT NULL, -- a JSON list: which of the questions
    began      BIGINT  NOT NULL CHECK (began = CAST(began AS BIGINT)),
    ended      BIGINT  NOT NULL CHECK (ended = CAST(ended AS BIGINT)),
    questions  BIGINT  NOT NULL CHECK (questions = CAST(questions AS BIGINT)),
    unanswered BIGINT  NOT NULL CHECK (unanswered = CAST(unanswered AS BIGINT)),
    points     DOUBLE PRECISION NOT NULL,
    verdicts   TEXT    NOT NULL, -- JSON; '' until it is handed in
    shown      BOOLEAN NOT NULL CHECK (shown IN (true, false)), -- it stands among the learner's own exams
    version    BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum   BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, id)
);

CREATE TABLE class_steps (
    learner  BIGINT  NOT NULL,
    attempt  TEXT    NOT NULL,
    question BIGINT  NOT NULL CHECK (question = CAST(question AS BIGINT)),
    response TEXT    NOT NULL, -- JSON
    flagged  BOOLEAN NOT NULL CHECK (flagged IN (true, false)),
    at       BIGINT  NOT NULL CHECK (at = CAST(at AS BIGINT)),
    checksum BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (learner, attempt, question),
    FOREIGN KEY (learner, attempt) REFERENCES class_attempts (learner, id) ON DELETE CASCADE
);

-- Live rounds. The database is the round: its state, its times and every answer are rows, and scores are queries. A command
-- is an update of the row at the version that was seen. What is asked is kept as that of an exam is. One round of a class runs.
CREATE TABLE class_rounds (
    class     BIGINT  NOT NULL REFERENCES classes (class),
    round     BIGINT  NOT NULL UNIQUE CHECK (round = CAST(round AS BIGINT)),
    course    TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('lobby', 'asking', 'answered', 'over')),
    question  BIGINT  NOT NULL CHECK (question = CAST(question AS BIGINT)), -- that is asked, from 0; -1 in the lobby
    opened    BIGINT  NOT NULL CHECK (opened = CAST(opened AS BIGINT)),
    closes    BIGINT  NOT NULL CHECK (closes = CAST(closes AS BIGINT)), -- 0: it is not counted down
    each_ms   BIGINT  NOT NULL CHECK (each_ms = CAST(each_ms AS BIGINT)),
    speed     BOOLEAN NOT NULL CHECK (speed IN (true, false)),
    board     TEXT    NOT NULL CHECK (board IN ('off', 'three', 'all')),
    nicknames BOOLEAN NOT NULL CHECK (nicknames IN (true, false)),
    changed   BIGINT  NOT NULL CHECK (changed = CAST(changed AS BIGINT)),
    version   BIGINT  NOT NULL CHECK (version = CAST(version AS BIGINT)),
    checksum  BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (class, round)
);
CREATE UNIQUE INDEX class_rounds_running ON class_rounds (class) WHERE state <> 'over';

CREATE TABLE class_round_papers (
    class    BIGINT NOT NULL REFERENCES classes (class),
    round    BIGINT NOT NULL CHECK (round = CAST(round AS BIGINT)),
    paper    TEXT   NOT NULL,
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (class, round)
);

-- Who is in a round, as what, and how much of the usual time they have, in percent; 0: as much as they like.
CREATE TABLE round_seats (
    learner  BIGINT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    round    BIGINT NOT NULL CHECK (round = CAST(round AS BIGINT)),
    name     TEXT   NOT NULL,
    likeness TEXT   NOT NULL, -- of the name
    pace     BIGINT NOT NULL CHECK (pace = CAST(pace AS BIGINT)),
    joined   BIGINT NOT NULL CHECK (joined = CAST(joined AS BIGINT)),
    checksum BIGINT NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (round, learner)
);
CREATE UNIQUE INDEX round_seats_by_look ON round_seats (round, likeness);
CREATE INDEX round_seats_by_learner ON round_seats (learner, joined);

-- What was given, once for each question and learner. What came too late is kept, and never counted.
CREATE TABLE round_answers (
    learner  BIGINT  NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    round    BIGINT  NOT NULL CHECK (round = CAST(round AS BIGINT)),
    question BIGINT  NOT NULL CHECK (question = CAST(question AS BIGINT)),
    given    TEXT    NOT NULL, -- as a step of an exam is kept
    correct  BOOLEAN NOT NULL CHECK (correct IN (true, false)),
    late     BOOLEAN NOT NULL CHECK (late IN (true, false)),
    took     BIGINT  NOT NULL CHECK (took = CAST(took AS BIGINT)), -- in milliseconds
    received BIGINT  NOT NULL CHECK (received = CAST(received AS BIGINT)),
    checksum BIGINT  NOT NULL CHECK (checksum = CAST(checksum AS BIGINT)),
    PRIMARY KEY (round, question, learner)
);
CREATE INDEX round_answers_by_learner ON round_answers (learner);
