package share

import (
	"encoding/json"
	"strconv"
)

// What a collection of Anki says of itself, in JSON: rslib/src/notetype/schema11.rs, decks/schema11.rs, deckconfig/schema11.rs.

// modelID names the type of note. It is the same in every package, so that all share one type.
const modelID = 1764374400000

// ankiStyle is how a card looks, by day and by night.
const ankiStyle = `.card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: 1em auto; }
.answer { font-weight: bold; }
.source { opacity: 0.7; font-size: 80%; }
`

// ankiAfter stands below the answer of either card.
const ankiAfter = `{{#Explanation}}<p>{{Explanation}}</p>{{/Explanation}}{{#Source}}<p class="source">{{Source}}</p>{{/Source}}`

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil { // maps and lists of plain values can always be written
		return "{}"
	}
	return string(text)
}

type object = map[string]any

// ankiModels is the type of note: two cards, the second where there is another direction.
func ankiModels(now int64) string {
	var fields []object
	for i, name := range []string{"Front", "Back", "Typed", "Other Front", "Other Back", "Other Typed", "Explanation", "Source"} {
		fields = append(fields, object{"name": name, "ord": i, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": []string{}})
	}
	card := func(ord int, name, other string) object {
		return object{
			"name": name, "ord": ord, "did": nil, "bqfmt": "", "bafmt": "",
			"qfmt": "{{#" + other + "Front}}{{" + other + "Front}}{{#" + other + "Typed}}<p>{{type:" + other + "Typed}}</p>{{/" + other + "Typed}}{{/" + other + "Front}}",
			"afmt": `{{FrontSide}}<hr id=answer><p class="answer">{{` + other + "Back}}</p>" + ankiAfter,
		}
	}
	return asJSON(object{strconv.FormatInt(modelID, 10): object{
		"id": modelID, "name": "Porthole", "type": 0, "mod": now, "usn": -1, "sortf": 0, "did": nil, "css": ankiStyle,
		"latexPre": "", "latexPost": "", "tags": []string{}, "vers": []string{},
		"req":  []any{[]any{0, "any", []int{fieldFront}}, []any{1, "any", []int{fieldOtherFront}}},
		"flds": fields, "tmpls": []object{card(0, "Asked", ""), card(1, "Asked the other way", "Other ")},
	}})
}

// ankiDecks are the decks by name, and Anki's own first one, which every collection has.
func ankiDecks(ids map[string]int64, now int64) string {
	deck := func(id int64, name string) object {
		none := []int{0, 0}
		return object{
			"id": id, "name": name, "mod": now, "usn": -1, "desc": "", "dyn": 0, "conf": 1, "collapsed": false, "browserCollapsed": false,
			"extendNew": 0, "extendRev": 0, "newToday": none, "revToday": none, "lrnToday": none, "timeToday": none,
		}
	}
	all := object{"1": deck(1, "Default")}
	for name, id := range ids {
		all[strconv.FormatInt(id, 10)] = deck(id, name)
	}
	return asJSON(all)
}

// ankiDeckOptions are the usual options, but that a card and its sibling are not asked on one day.
func ankiDeckOptions(now int64) string {
	return asJSON(object{"1": object{
		"id": 1, "name": "Default", "mod": now, "usn": -1, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new":   object{"bury": true, "delays": []int{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 0}, "order": 1, "perDay": 20, "separate": true},
		"rev":   object{"bury": true, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2, "fuzz": 0.05, "minSpace": 1},
		"lapse": object{"delays": []int{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
	}})
}

// ankiConf is the state of a collection in which nothing was done yet.
func ankiConf(notes int) string {
	return asJSON(object{
		"nextPos": notes + 1, "curDeck": 1, "activeDecks": []int{1}, "curModel": strconv.FormatInt(modelID, 10), "schedVer": 2,
		"newSpread": 0, "collapseTime": 1200, "timeLim": 0, "estTimes": true, "dueCounts": true, "newBury": true, "sortType": "noteFld", "sortBackwards": false, "addToCur": true,
	})
}
