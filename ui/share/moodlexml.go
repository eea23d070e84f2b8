package share

import (
	"bufio"
	"encoding/xml"
	"strings"

	"porthole/content"
	"porthole/quiz"
)

// The elements of Moodle XML: https://docs.moodle.org/en/Moodle_XML_format, and what reads them, question/format/xml/format.php.
type (
	moodleQuiz struct {
		XMLName   xml.Name         `xml:"quiz"`
		Questions []moodleQuestion `xml:"question"`
	}
	moodleQuestion struct {
		Type           string         `xml:"type,attr"`
		Category       *moodleText    `xml:"category,omitempty"`
		Name           *moodleText    `xml:"name,omitempty"`
		Text           *moodleText    `xml:"questiontext,omitempty"`
		General        *moodleText    `xml:"generalfeedback,omitempty"`
		Grade          string         `xml:"defaultgrade,omitempty"`
		ID             string         `xml:"idnumber,omitempty"`
		Single         string         `xml:"single,omitempty"`
		Shuffle        string         `xml:"shuffleanswers,omitempty"`
		Numbers        string         `xml:"answernumbering,omitempty"`
		UseCase        string         `xml:"usecase,omitempty"`
		*moodleOrdered                // of steps, its elements beside the others
		Answers        []moodleAnswer `xml:"answer"`
		Parts          []moodlePart   `xml:"subquestion"`
		Tags           *moodleTags    `xml:"tags,omitempty"`
	}
	// moodleOrdered says how steps are put in order: question/type/ordering/questiontype.php, import_from_xml. Where it is not
	// said whether the number of right ones is shown, that makes up hints without a format, and Moodle 4.5's database
	// refuses them, with this question and all that follow it.
	moodleOrdered struct {
		Layout  string `xml:"layouttype"`
		Select  string `xml:"selecttype"`
		Count   int    `xml:"selectcount"`
		Grading string `xml:"gradingtype"`
		Show    string `xml:"showgrading"`
		Numbers string `xml:"numberingstyle"`
		Right   string `xml:"shownumcorrect"`
	}
	moodleText struct {
		Format string `xml:"format,attr,omitempty"`
		Text   cdata  `xml:"text"`
	}
	moodleAnswer struct {
		Fraction string      `xml:"fraction,attr"`
		Format   string      `xml:"format,attr,omitempty"`
		Text     cdata       `xml:"text"`
		Feedback *moodleText `xml:"feedback,omitempty"`
	}
	moodlePart struct {
		Format string `xml:"format,attr"`
		Text   cdata  `xml:"text"`
		Answer cdata  `xml:"answer>text"`
	}
	moodleTags struct {
		Tags []moodleText `xml:"tag"`
	}
	// cdata is text as it stands. Moodle drops a piece of text that is white space alone (lib/xmlize.php, characterdata), and
	// a text with entities comes in pieces: a line break between two of them would be gone.
	cdata struct {
		Text string `xml:",cdata"`
	}
)

// The formats of a text: as it stands, and as HTML.
const (
	plainText = "plain_text"
	htmlText  = "html"
)

func plain(s string) *moodleText { return &moodleText{plainText, cdataOf(s)} }

func cdataOf(s string) cdata { return cdata{strings.Map(xmlRune, s)} }

// xmlRune drops what no XML document may have in it: https://www.w3.org/TR/xml/#charsets.
func xmlRune(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r', r >= ' ' && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd, r >= 0x10000:
		return r
	}
	return -1
}

func writeMoodleXML(out *bufio.Writer, job Job, lose func(quiz.Question, Loss)) error {
	var bank moodleQuiz
	place := ""
	for _, q := range byLesson(job) {
		if here := moodlePlace(job.Deck, q); here != place {
			place = here
			bank.Questions = append(bank.Questions, moodleQuestion{Type: "category", Category: &moodleText{Text: cdataOf(place)}})
		}
		bank.Questions = append(bank.Questions, moodleOf(job.Deck, q))
		oneByOne(q, lose)
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

// moodlePlace is where a question stands in Moodle's question bank: a category for the course, and in it one for the lesson.
func moodlePlace(d *quiz.Deck, q quiz.Question) string {
	place := "$course$/top/" + category(d.Course().Title)
	if lesson, _ := d.LessonAndObjectives(q); lesson != "" {
		place += "/" + category(lesson)
	}
	return place
}

// category names a place in Moodle's question bank. A slash would make two of it, unless it is doubled; a name of more than
// 255 letters is refused with all that the file holds (lib/db/install.xml, question_categories).
func category(s string) string {
	return strings.ReplaceAll(cut(strings.Join(strings.Fields(s), " "), 250), "/", "//")
}

func moodleOf(d *quiz.Deck, q quiz.Question) moodleQuestion {
	m := moodleQuestion{
		Name: &moodleText{Text: cdataOf(title(q))}, Text: plain(text(q)), General: plain(why(q)),
		Grade: "1", ID: idOf(d, q),
		Tags: &moodleTags{content.Each(tags(d, q), func(tag string) moodleText { return moodleText{Text: cdataOf(cut(tag, mostTag))} })},
	}
	descriptorOf(q.Kind).moodle(&m, q)
	return m
}

// mostTag is how many letters Moodle keeps of a tag (lib/db/install.xml, tag; the form of a tag cuts at fifty).
const mostTag = 50

func moodleTrueFalse(m *moodleQuestion, q quiz.Question) {
	m.Type = "truefalse"
	for i, o := range q.Options {
		m.Answers = append(m.Answers, moodleAnswer{
			Fraction: whole(o), Format: "moodle_auto_format",
			Text: cdataOf([...]string{"true", "false"}[min(i, 1)]), Feedback: plain(reason(o)),
		})
	}
}

func moodleTyped(m *moodleQuestion, q quiz.Question) { moodleShort(m, q.Accepted()) }

func moodleShort(m *moodleQuestion, accepted []string) {
	m.Type, m.UseCase = "shortanswer", "0"
	for _, a := range accepted { // an asterisk would stand for any text
		m.Answers = append(m.Answers, moodleAnswer{Fraction: "100", Format: "moodle_auto_format", Text: cdataOf(strings.ReplaceAll(a, "*", `\*`))})
	}
}

func moodleChoice(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Single, m.Shuffle, m.Numbers = "multichoice", "true", "true", "none"
	for _, o := range q.Options {
		m.Answers = append(m.Answers, moodleAnswer{Fraction: whole(o), Format: plainText, Text: cdataOf(o.Text), Feedback: plain(reason(o))})
	}
}

// moodleChooseAll shares the points out over the right options; a wrong one takes all of them. Where there are more right
// options than grades add up for, each option is to be called right or wrong.
func moodleChooseAll(m *moodleQuestion, q quiz.Question) {
	shares := grades(rightOptions(q))
	if shares == nil {
		m.Type, m.Shuffle = "matching", "false"
		for _, o := range q.Options {
			m.Parts = append(m.Parts, moodlePart{plainText, cdataOf(o.Text), cdataOf(called(o))})
		}
		return
	}
	moodleChoice(m, q)
	m.Single = "false"
	for i, o := range q.Options {
		m.Answers[i].Fraction = "-100"
		if o.Right {
			m.Answers[i].Fraction, shares = shares[0], shares[1:]
		}
	}
}

func rightOptions(q quiz.Question) int {
	return content.CountFunc(q.Options, func(o quiz.Option) bool { return o.Right })
}

// whole is the share of the points that one option earns where one is to be chosen.
func whole(o quiz.Option) string {
	if o.Right {
		return "100"
	}
	return "0"
}

// called is what an option is to be called where each is judged by itself.
func called(o quiz.Option) string {
	if o.Right {
		return "right"
	}
	return "wrong"
}
