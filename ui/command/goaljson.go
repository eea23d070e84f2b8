package command

import (
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

type jsonGoalPlan struct {
	Goal *jsonGoal `json:"goal"`
	Plan *jsonPlan `json:"plan"`
}

type jsonGoal struct {
	Exam    time.Time `json:"exam"`
	Minutes float64   `json:"minutes"`
	Target  float64   `json:"target"`
	Choices int       `json:"choices"`
	Cap     float64   `json:"cap"`
	Set     time.Time `json:"set"`
	Open    bool      `json:"open"`
}

type jsonPlan struct {
	Today    float64       `json:"today"`
	Left     float64       `json:"left"`
	Cap      float64       `json:"cap"`
	Moved    float64       `json:"moved"`
	Lost     float64       `json:"lost"`
	Free     int           `json:"free"`
	Unread   int           `json:"unread"`
	Unmet    int           `json:"unmet"`
	Sittings []jsonSitting `json:"sittings"`
}

type jsonSitting struct {
	Date    string    `json:"date"`
	At      time.Time `json:"at"`
	Minutes float64   `json:"minutes"`
	Morning bool      `json:"morning"`
	Lessons []string  `json:"lessons"`
	New     int       `json:"new"`
	Reviews int       `json:"reviews"`
	Exam    bool      `json:"exam"`
}

// goalJSON returns a goal and its plan as they are written; null where there is none.
func goalJSON(c *content.Course, g memory.Goal, plan quiz.Agenda, now time.Time) jsonGoalPlan {
	if g.Exam.IsZero() {
		return jsonGoalPlan{}
	}
	return jsonGoalPlan{
		&jsonGoal{g.Exam, tenths(g.Budget), thousandths(g.Target), g.Choices, tenths(g.Cap), seconds(g.Set), g.Open(now)},
		&jsonPlan{
			tenths(plan.Today), tenths(plan.Left), tenths(plan.Cap), tenths(plan.Moved), tenths(plan.Lost),
			plan.Free, plan.Lessons, plan.New,
			content.Each(plan.Days, func(s quiz.AgendaDay) jsonSitting {
				titles := content.Each(s.Lessons, func(i int) string { return c.Lessons[i].Title })
				return jsonSitting{date(s.Day), seconds(s.At), tenths(s.Time), s.Morning, titles, s.New, s.Reviews, s.Mock}
			}),
		},
	}
}
