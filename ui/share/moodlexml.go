package share

import (
	"bufio"
	"encoding/xml"
	"strings"

	"porthole/quiz"
)

// The elements of Moodle XML: https://docs.moodle.org/en/Moodle_XML_format.
type (
	moodleQuiz struct {
		XMLName   xml.Name         `xml:"quiz"`
		Questions []moodleQuestion `xml:"question"`
	}
	moodleQuestion struct {
		Type     string         `xml:"type,attr"`
		Category *moodleText    `xml:"category,omitempty"`
		Name     *moodleText    `xml:"name,omitempty"`
		Text     *moodleText    `xml:"questiontext,omitempty"`
		General  *moodleText    `xml:"generalfeedback,omitempty"`
		Grade    string         `xml:"defaultgrade,omitempty"`
		ID       string         `xml:"idnumber,omitempty"`
		Single   string         `xml:"single,omitempty"`
		Shuffle  string         `xml:"shuffleanswers,omitempty"`
		Numbers  string         `xml:"answernumbering,omitempty"`
		UseCase  string         `xml:"usecase,omitempty"`
		Answers  []moodleAnswer `xml:"answer"`
		Parts    []moodlePart   `xml:"subquestion"`
		Tags     *moodleTags    `xml:"tags,omitempty"`
	}
	moodleText struct {
		Format string `xml:"format,attr,omitempty"`
		Text   string `xml:"text"`
	}
	moodleAnswer struct {
		Fraction string      `xml:"fraction,attr"`
		Format   string      `xml:"format,attr,omitempty"`
		Text     string      `xml:"text"`
		Feedback *moodleText `xml:"feedback,omitempty"`
	}
	moodlePart struct {
		Format string `xml:"format,attr"`
		Text   string `xml:"text"`
		Answer string `xml:"answer>text"`
	}
	moodleTags struct {
		Tags []moodleText `xml:"tag"`
	}
)

// plainText is the format of a text that is shown as it stands.
const plainText = "plain_text"

func writeMoodleXML(out *bufio.Writer, d *quiz.Deck, seed uint64) error {
	bank := moodleQuiz{Questions: []moodleQuestion{{
		Type: "category", Category: &moodleText{Text: "$course$/top/" + category(d.Course().Title)},
	}}}
	for _, q := range quiz.Bank(d, seed) {
		bank.Questions = append(bank.Questions, moodleOf(d, q))
	}
	_, _ = out.WriteString(xml.Header)
	encoder := xml.NewEncoder(out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(bank); err != nil {
		return err
	}
	_, err := out.WriteString("\n")
	return err
}

func moodleOf(d *quiz.Deck, q quiz.Question) moodleQuestion {
	m := moodleQuestion{
		Name: &moodleText{Text: title(q)}, Text: &moodleText{plainText, text(q)}, General: &moodleText{plainText, why(q)},
		Grade: "1", ID: idOf(d, q), Tags: &moodleTags{},
	}
	for _, tag := range tags(d, q) {
		m.Tags.Tags = append(m.Tags.Tags, moodleText{Text: tag})
	}
	descriptorOf(q.Kind).moodle(&m, q)
	return m
}

func moodleTrueFalse(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Answers = "truefalse", moodleTruth(q)
}

func moodleTyped(m *moodleQuestion, q quiz.Question) {
	m.Type, m.UseCase = "shortanswer", "0"
	for _, a := range q.Accepted() { // an asterisk would stand for any text
		m.Answers = append(m.Answers, moodleAnswer{Fraction: "100", Format: "moodle_auto_format", Text: strings.ReplaceAll(a, "*", `\*`)})
	}
}

func moodleChoice(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Shuffle, m.Numbers = "multichoice", "true", "none"
	m.Single, m.Answers = map[bool]string{true: "false", false: "true"}[q.All], moodleOptions(q)
}

// moodlePairs are the parts of a performance-based question, each with what is right.
func moodlePairs(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Shuffle = "matching", "true"
	for _, p := range pairs(q) {
		m.Parts = append(m.Parts, moodlePart{plainText, p[0], p[1]})
	}
	for _, wrong := range wrongChoices(q) { // an answer to no question
		m.Parts = append(m.Parts, moodlePart{plainText, "", wrong})
	}
}

func moodleTruth(q quiz.Question) []moodleAnswer {
	out := make([]moodleAnswer, 0, len(q.Options))
	for i, o := range q.Options {
		out = append(out, moodleAnswer{
			Fraction: map[bool]string{true: "100", false: "0"}[o.Right], Format: "moodle_auto_format",
			Text: [...]string{"true", "false"}[min(i, 1)], Feedback: &moodleText{plainText, reason(o)},
		})
	}
	return out
}

// moodleOptions shares the points out over the right options; where several are asked for a wrong one takes all of them.
func moodleOptions(q quiz.Question) []moodleAnswer {
	right := 0
	for _, o := range q.Options {
		if o.Right {
			right++
		}
	}
	out := make([]moodleAnswer, 0, len(q.Options))
	for _, o := range q.Options {
		fraction := "0"
		switch {
		case o.Right && q.All:
			fraction = percent(right)
		case o.Right:
			fraction = "100"
		case q.All:
			fraction = "-100"
		}
		out = append(out, moodleAnswer{Fraction: fraction, Format: plainText, Text: o.Text, Feedback: &moodleText{plainText, reason(o)}})
	}
	return out
}
