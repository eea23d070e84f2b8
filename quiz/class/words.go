package class

import (
	"fmt"
	"strings"
)

// What is said at the door. Nothing of it depends on who there is.
const (
	greeting = "Welcome to Porthole. Type the class code that your teacher shows.\n" +
		"If you have been here before, press Enter instead."
	// refusal tells what helps, whatever was wrong.
	refusal = "You were not let in. One of these helps:\n" +
		"- If you are new here, choose another name, such as your first and last name:\n" +
		"  this one may be somebody else's, or look like it. Where there is a list of the\n" +
		"  class, type your name as it stands there.\n" +
		"- If you have been here before, press Enter instead of the code, and type your\n" +
		"  PIN. If you have forgotten it, your teacher gives you another.\n" +
		"- Look at the code again: it may have ended. After several tries wait a minute.\n" +
		"Type the class code, or press Enter if you have been here before."
	askCode  = "Class code: "
	askName  = "Name"
	askPIN   = "PIN: "
	askAgain = "PIN again: "
	newPIN   = "Choose a PIN of six digits or more, or type the one you have."
	oldPIN   = "Type your PIN."
	keyPIN   = "Choose a PIN of six digits or more, or type the one you have.\n" +
		"If this is your first time, you can press Enter: your key is enough."
)

// mostMistakes is how often one question is asked again after a mistake that says nothing of anybody.
const mostMistakes = 3

// question asks all that is to be asked. Which questions come next depends on what is typed, and on nothing else.
func question(ask Ask, greeting string, v Visitor) (t told, err error) {
	code, err := ask(greeting, askCode, true)
	if err != nil {
		return t, err
	}
	if t.join = strings.TrimSpace(code) != ""; t.join {
		t.code, _ = ReadCode(code)
	}
	if t.name, err = askForName(ask, v.User); err != nil {
		return t, err
	}
	t.pin, err = askForPIN(ask, t.join, v.Fingerprint != "")
	return t, err
}

func askForName(ask Ask, user string) (Name, error) {
	prompt, instruction := askName+": ", ""
	proposed, err := ReadName(user)
	if err == nil {
		prompt = fmt.Sprintf("%s [%s]: ", askName, proposed.Shown)
	}
	offered := err == nil
	for range mostMistakes {
		given, failed := ask(instruction, prompt, true)
		if failed != nil {
			return Name{}, failed
		}
		if strings.TrimSpace(given) == "" && offered {
			return proposed, nil
		}
		name, wrong := ReadName(given)
		if wrong == nil {
			return name, nil
		}
		instruction = "That is no name: " + wrong.Error() + "."
	}
	return Name{}, ErrRefused
}

func askForPIN(ask Ask, join, key bool) (string, error) {
	instruction := oldPIN
	switch {
	case join && key:
		instruction = keyPIN
	case join:
		instruction = newPIN
	}
	for range mostMistakes {
		given, err := ask(instruction, askPIN, false)
		if err != nil {
			return "", err
		}
		if join && key && strings.TrimSpace(given) == "" {
			return "", nil
		}
		pin, wrong := ReadPIN(given)
		if wrong != nil {
			instruction = "That is no PIN: " + wrong.Error() + "."
			continue
		}
		if !join {
			return pin, nil
		}
		again, err := ask("", askAgain, false)
		if err != nil {
			return "", err
		}
		if second, bad := ReadPIN(again); bad == nil && second == pin {
			return pin, nil
		}
		instruction = "The two were not the same. Type the PIN once more."
	}
	return "", ErrRefused
}
