package markdown

import "testing"

func TestCardsThatNameTheirSides(t *testing.T) {
	mustTell(t, "x.md", "# T\n\nVorderseite: Was trägt das Deck?\nRückseite: Der Kiel\n\nVorderseite: Kiel\nRückseite: ein Balken\nunter dem Rumpf\nTags: Rumpf\n",
		"Was trägt das Deck? | Answer = Der Kiel\n", "Kiel | Meaning = ein Balken unter dem Rumpf\n", "!looks like", "!look like", "!begin as terms")
	mustTell(t, "x.md", "# T\n\n## Karte 1\n\n**Vorderseite:** Kiel\n\n**Rückseite:** Balken\n\n## Karte 2\n\n**Vorderseite:** Mast\n\n**Rückseite:** Pfahl\n\n## Karte 3\n\n**Vorderseite:** Luke\n\n**Rückseite:** Öffnung\n",
		"Kiel | Goes with = Balken", "Luke | Goes with = Öffnung", "!Karte 1 |", "!begin as terms")
	mustTell(t, "x.md", "# T\n\n- Frente: quilla\n- Reverso: viga\n- Frente: mástil\n- Reverso: palo\n", "quilla | Goes with = viga", "mástil | Goes with = palo", "!comes twice")
	mustTell(t, "x.md", "# T\n\n- Recto : la quille\n  Verso : une poutre\n- Recto : le mât\n  Verso : un poteau\n", "la quille | Goes with = une poutre", "le mât | Goes with = un poteau")
	mustTell(t, "x.md", "# T\n\n1. **Fronte:** chiglia\n   - **Retro:** trave\n2. **Fronte:** albero\n   - **Retro:** palo\n", "chiglia | Goes with = trave", "albero | Goes with = palo", "!numbered")
	mustTell(t, "x.md", "# T\n\nЛицевая сторона: киль\nОборотная сторона: балка\n\nЛицевая сторона: мачта\nОборотная сторона: столб\n", "киль | Goes with = балка", "мачта | Goes with = столб")
	mustTell(t, "x.md", "# T\n\n正面：龙骨\n背面：船底的梁\n\n---\n\n正面：桅杆\n背面：挂帆的柱\n", "龙骨 | Goes with = 船底的梁", "桅杆 | Goes with = 挂帆的柱")
	mustTell(t, "x.md", "# T\n\n表：竜骨\n裏：船底の梁\n\n表：帆柱\n裏：帆の柱\n", "竜骨 | Goes with = 船底の梁", "帆柱 | Goes with = 帆の柱")
	mustTell(t, "x.md", "# T\n\nFront: keel\n\nBack: a beam\n\n- of oak\n- of elm\n\nFront: mast\n\nBack: a pole\n\nFront: hatch\n", "!keel |", "goes on below", "mast | Goes with = a pole", "has no back")
}

func TestTheFrontAndBackOfAThingAreNoCard(t *testing.T) {
	mustTell(t, "x.md", "# T\n\n## Dollar\n\nFront: eagle\nBack: shield\n\n## Peso\n\nFront: sun\nBack: snake\n\n## Yen\n\nFront: flower\nBack: date\n", "Dollar | Front = eagle", "Yen | Back = date", "!Goes with")
	mustTell(t, "x.md", "# T\n\nThe tent has two sides.\n\nFront: a door\nBack: a window\n", "! = ", "look like terms")
}
