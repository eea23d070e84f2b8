package markdown

import "strings"

// withEmoji writes the names of emoji, ":tada:", as what they stand for. A name stands apart from letters and digits; one that
// is not known stays.
func withEmoji(s string) string {
	if strings.Count(s, ":") < 2 {
		return s
	}
	var b strings.Builder
	done := 0
	for at := 0; at < len(s); at++ {
		if s[at] != ':' || at > 0 && isNameByte(s[at-1]) {
			continue
		}
		size := 0
		for at+1+size < len(s) && size <= maxEmojiName && isNameByte(s[at+1+size]) {
			size++
		}
		end := at + 1 + size
		if size == 0 || end >= len(s) || s[end] != ':' || end+1 < len(s) && isNameByte(s[end+1]) {
			continue
		}
		if sign := emojiNamed(s[at+1 : end]); sign != "" {
			b.WriteString(s[done:at] + sign)
			done, at = end+1, end
		}
	}
	return b.String() + s[done:]
}

// maxEmojiName is the length in bytes of the longest name.
const maxEmojiName = 28

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '+' || c == '-'
}

// emojiNamed returns the emoji that GitHub, MkDocs and others write with a name, "" for none that notes are likely to have.
func emojiNamed(name string) string {
	_, rest, _ := strings.Cut(emoji, "\n"+name+" ")
	sign, _, _ := strings.Cut(rest, "\n")
	return sign
}

// emoji is a line for each name, with what it stands for.
const emoji = `
white_check_mark ✅
heavy_check_mark ✔
ballot_box_with_check ☑
x ❌
heavy_multiplication_x ✖
negative_squared_cross_mark ❎
no_entry ⛔
no_entry_sign 🚫
+1 👍
thumbsup 👍
-1 👎
thumbsdown 👎
ok 🆗
ok_hand 👌
warning ⚠
exclamation ❗
question ❓
bangbang ‼
information_source ℹ
bulb 💡
memo 📝
pencil 📝
pencil2 ✏
book 📖
books 📚
bookmark 🔖
link 🔗
pushpin 📌
paperclip 📎
mag 🔍
key 🔑
lock 🔒
unlock 🔓
tada 🎉
rocket 🚀
fire 🔥
star ⭐
star2 🌟
sparkles ✨
zap ⚡
boom 💥
bug 🐛
gear ⚙
wrench 🔧
hammer 🔨
package 📦
construction 🚧
recycle ♻
heart ❤
smile 😄
smiley 😃
grin 😁
laughing 😆
joy 😂
wink 😉
thinking 🤔
sob 😭
cry 😢
clap 👏
wave 👋
muscle 💪
pray 🙏
eyes 👀
point_right 👉
point_left 👈
point_up ☝
point_down 👇
arrow_right ➡
arrow_left ⬅
arrow_up ⬆
arrow_down ⬇
red_circle 🔴
green_circle 🟢
yellow_circle 🟡
large_blue_circle 🔵
white_circle ⚪
black_circle ⚫
clock1 🕐
hourglass ⌛
calendar 📅
date 📅
email 📧
envelope ✉
phone ☎
computer 💻
desktop_computer 🖥
cloud ☁
sunny ☀
snowflake ❄
globe_with_meridians 🌐
earth_americas 🌎
trophy 🏆
dart 🎯
art 🎨
movie_camera 🎥
camera 📷
speech_balloon 💬
loudspeaker 📢
bell 🔔
beer 🍺
coffee ☕
apple 🍎
100 💯
`

// withoutDash returns a title without the dash or the colon that parted it from its number or its picture; a title of nothing else as it is.
func withoutDash(title string) string {
	for _, sign := range [...]string{"—", "–", "-", "―", ":", "：", "·", "|"} {
		if rest, ok := strings.CutPrefix(title, sign+" "); ok && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest)
		}
	}
	return title
}
