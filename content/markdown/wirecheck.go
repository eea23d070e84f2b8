package markdown

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
)

// wireVerb tells how a deed is written: its words before and behind what it names, and what that is.
type wireVerb struct {
	before, after string
	deed          content.WireDeed
	names         byte // 'n' a mailbox, 'p' a port, 0 nothing
	how           bool // how it passed may follow
}

// wireVerbs is the one table of them; WireDeed says what each means.
func wireVerbs() []wireVerb {
	return []wireVerb{
		{"delivered to", "", content.Delivered, 'n', true},
		{"login as", "", content.LoggedIn, 'n', true},
		{"password of", "hidden", content.PasswordHidden, 'n', false},
		{"login refused", "", content.LoginRefused, 0, false},
		{"relay refused", "", content.RelayRefused, 0, false},
		{"kept for", "", content.KeptAfterDele, 'n', false},
		{"deleted for", "", content.DeletedByQuit, 'n', false},
		{"locked out of", "", content.LockedOut, 'n', false},
		{"gone for", "", content.GoneForOther, 'n', false},
		{"flag seen for", "", content.FlagSeen, 'n', false},
		{"certificate refused", "", content.CertificateOdd, 0, false},
		{"left on", "", content.LeftUnsaid, 'p', false},
		{"plain on", "", content.SpokePlain, 'p', false},
		{"hello on", "", content.HelloUnanswered, 'p', false},
	}
}

func wireHows() map[string]content.WireHow {
	return map[string]content.WireHow{
		"": content.AnyHow, "in the clear": content.InTheClear, "over tls": content.OverTLS, "by starttls": content.ByStartTLS, "tls at once": content.FromTheStart,
	}
}

// parseWireCheck reads a check. Where it cannot be read, problem says why.
func parseWireCheck(text string) (check content.WireCheck, problem, hint string) {
	key := content.Key(text)
	for _, v := range wireVerbs() {
		rest, is := strings.CutPrefix(key, v.before)
		if !is || rest != "" && rest[0] != ' ' {
			continue
		}
		return v.parse(strings.TrimSpace(rest), text)
	}
	forms := content.Texts(wireVerbs(), func(v wireVerb) string { return v.before })
	hint = "write one of: " + strings.Join(content.Texts(wireVerbs(), wireVerb.form), "; ")
	if near, ok := content.Nearest(firstWords(key), forms); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return content.WireCheck{}, fmt.Sprintf("%q is nothing that can be checked", text), hint
}

// firstWords are those of a check before the name in it.
func firstWords(key string) string {
	words := strings.Fields(key)
	for i, w := range words {
		if _, is := content.WireAccounts()[w]; is || strings.Trim(w, "0123456789") == "" {
			return strings.Join(words[:i], " ")
		}
	}
	return key
}

// form shows how a deed is written.
func (v wireVerb) form() string {
	form := v.before
	switch v.names {
	case 'n':
		form += " bob"
	case 'p':
		form += map[bool]string{true: " 993", false: " 143"}[v.deed == content.SpokePlain]
	}
	return strings.TrimSpace(form + " " + v.after)
}

// unreachable tells why a port does nothing of that kind: a line in the clear is met by a ClientHello that is waited for, all else
// by a greeting.
func (v wireVerb) unreachable(port int, text string) (problem, hint string) {
	switch tlsFirst := content.WireTLSFirst(port); {
	case v.deed == content.SpokePlain && !tlsFirst:
		return fmt.Sprintf("%q cannot be reached: that port begins in the clear", text), "write one of 465, 993, 995"
	case v.deed != content.SpokePlain && tlsFirst:
		return fmt.Sprintf("%q cannot be reached: that port begins with TLS", text), "write one of 25, 110, 143, 587"
	}
	return "", ""
}

// parse reads what stands behind the words of a deed.
func (v wireVerb) parse(rest, text string) (check content.WireCheck, problem, hint string) {
	check.Deed = v.deed
	name, rest, _ := strings.Cut(rest, " ")
	switch v.names {
	case 'n':
		if _, known := content.WireAccounts()[name]; !known {
			return check, fmt.Sprintf("%q names no mailbox of the lab", text), "write one of: " + strings.Join(slices.Sorted(maps.Keys(content.WireAccounts())), ", ")
		}
		check.Name = name
	case 'p':
		port, err := strconv.Atoi(name)
		if err != nil || !slices.Contains(content.WirePorts(), port) {
			return check, fmt.Sprintf("%q names no port of the lab", text), "write one of " + strings.Join(content.Each(content.WirePorts(), strconv.Itoa), ", ")
		}
		if problem, hint := v.unreachable(port, text); problem != "" {
			return check, problem, hint
		}
		check.Port = port
	default:
		rest = strings.TrimSpace(name + " " + rest)
	}
	how, known := wireHows()[rest]
	switch {
	case v.how && known:
		check.How = how
	case rest != v.after:
		hint := "write " + v.form()
		if v.how {
			hint += ", and behind it nothing, or one of: in the clear, over TLS, by STARTTLS, TLS at once"
		}
		return check, fmt.Sprintf("%q is not understood", text), hint
	}
	return check, "", ""
}
