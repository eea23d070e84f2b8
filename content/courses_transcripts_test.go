package content_test

import (
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // what APOP and CRAM-MD5 send
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

// The user whose sessions the course on mail shows.
const (
	shownUser     = "alice"
	shownPassword = "Spring-2026!"
)

// eachTranscript runs a test for the lines of every transcript of the course on mail.
func eachTranscript(t *testing.T, test func(t *testing.T, c *content.Course, q content.Question, lines []string)) {
	t.Helper()
	c := email(t)
	for _, q := range c.Questions {
		if q.Transcript != nil {
			t.Run(q.ID, func(t *testing.T) { test(t, c, q, q.Transcript.Lines) })
		}
	}
}

func TestTranscriptsSayWhichProgramTheyWereTakenFrom(t *testing.T) {
	taken := func(s content.Source) bool { return regexp.MustCompile(`[Tt]aken from \S+ \d`).MatchString(s.Text) }
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, q := range c.Questions {
			if q.Transcript != nil && !slices.ContainsFunc(c.SourcesOf(q.Sources), taken) {
				t.Errorf("line %d: no source of %s names a program and its version", q.Line, q.ID)
			}
		}
	})
}

func TestNamesAndPasswordsInBase64AreThoseOfTheUser(t *testing.T) {
	src, _ := content.Builtin("email")
	plain := regexp.MustCompile(`AUTH(?:ENTICATE)? PLAIN ([A-Za-z0-9+/]{8,}=*)`).FindAllStringSubmatch(string(src), -1)
	if len(plain) < 3 {
		t.Fatalf("there are %d logins with PLAIN, at least 3 are wanted", len(plain))
	}
	known := []string{"\x00" + shownUser + "\x00" + shownPassword}
	for name, password := range content.WireAccounts() {
		known = append(known, "\x00"+name+"\x00"+password)
	}
	for _, login := range plain {
		if got := unbase64(t, login[1]); !slices.Contains(known, got) {
			t.Errorf("%s is %q, want one of %q", login[1], got, known)
		}
	}
}

// AUTH LOGIN asks twice, and is answered twice.
func TestTheSessionsWithAuthLoginDecode(t *testing.T) {
	want := []string{"Username:", shownUser, "Password:", shownPassword}
	eachTranscript(t, func(t *testing.T, _ *content.Course, _ content.Question, lines []string) {
		at := slices.Index(lines, "C: AUTH LOGIN")
		if at < 0 {
			return
		}
		for i, text := range want {
			if got := unbase64(t, lastWord(lines[at+1+i])); got != text {
				t.Errorf("line %d is %q, want %q", at+2+i, got, text)
			}
		}
	})
}

func TestDigestsAreThoseOfTheChallengeAndThePassword(t *testing.T) {
	found := 0
	eachTranscript(t, func(t *testing.T, _ *content.Course, _ content.Question, lines []string) {
		for i, line := range lines {
			switch {
			case strings.HasPrefix(line, "C: APOP "):
				found++
				challenge := regexp.MustCompile(`<.*>`).FindString(lines[0])
				sum := md5.Sum([]byte(challenge + shownPassword)) //nolint:gosec // RFC 1939 §7
				if want := "C: APOP " + shownUser + " " + hex.EncodeToString(sum[:]); line != want {
					t.Errorf("line %d is %q, want %q", i+1, line, want)
				}
			case line == "C: AUTH CRAM-MD5":
				found++
				mac := hmac.New(md5.New, []byte(shownPassword))
				mac.Write([]byte(unbase64(t, lastWord(lines[i+1]))))
				if got, want := unbase64(t, lastWord(lines[i+2])), shownUser+" "+hex.EncodeToString(mac.Sum(nil)); got != want {
					t.Errorf("line %d is %q, want %q", i+3, got, want)
				}
			}
		}
	})
	if found == 0 {
		t.Error("no transcript shows a digest")
	}
}

func unbase64(t *testing.T, text string) string {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatalf("%q is not base64: %v", text, err)
	}
	return string(b)
}

func lastWord(line string) string { return line[strings.LastIndex(line, " ")+1:] }
