package content

import "strings"

// objectiveTitles are what the objectives of certification exams that courses name are about, by their names.
func objectiveTitles() map[string]string {
	return map[string]string{
		"N10-009 1.4":  "Ports, protocols, services, traffic types",
		"N10-009 1.8":  "Modern network environments",
		"N10-009 2.1":  "Routing technologies",
		"N10-009 3.2":  "Network monitoring",
		"N10-009 3.4":  "IPv4 and IPv6 network services",
		"N10-009 4.1":  "Basic network security",
		"N10-009 4.3":  "Security features and defence",
		"N10-009 5.5":  "Tools and protocols for troubleshooting",
		"220-1201 2.1": "TCP and UDP ports and protocols",
		"220-1201 2.4": "Network configuration concepts",
		"SY0-701 1.4":  "Cryptographic solutions",
		"SY0-701 4.5":  "Enterprise capabilities that enhance security",
		"SY0-701 4.6":  "Identity and access management",
	}
}

// objectivesIn returns how many objectives a certification exam has; 0 where that is not known for certain.
func objectivesIn(exam string) int { return map[string]int{"N10-009": 25, "SY0-701": 28}[exam] }

// ObjectiveTitle returns the name of an objective with what it is about, "1.4 Ports, protocols, services, traffic types"
// behind its exam; the name alone where that is not known.
func ObjectiveTitle(name string) string {
	if title := objectiveTitles()[name]; title != "" {
		return name + " " + title
	}
	return name
}

// objectiveTag is the name of an objective with that of its exam as people say it: "A+ 2.1" of "220-1201 2.1".
func objectiveTag(name string) string {
	exam, number, ok := strings.Cut(name, " ")
	if brand, _, known := strings.Cut(ExamTitle(exam), " "); ok && known {
		return brand + " " + number
	}
	return name
}

// ExamOf returns the exam that an objective belongs to, which its name begins with: "N10-009" of "N10-009 1.4". An objective
// that names no exam belongs to "".
func ExamOf(objective string) string {
	exam, _, ok := strings.Cut(objective, " ")
	if !ok {
		return ""
	}
	return exam
}

// ExamCoverage tells how many objectives of a certification exam a course covers.
type ExamCoverage struct {
	Exam    string
	Covered int
	Of      int // 0: that is not known
}

// ExamCoverage returns what the course covers of the exams whose objectives it names, in their order. An objective is
// named by its exam and its number, "N10-009 1.4"; others are left out.
func (c *Course) ExamCoverage() []ExamCoverage {
	var out []ExamCoverage
	for _, name := range c.Objectives {
		exam := ExamOf(name)
		if exam == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Exam == exam {
			out[n-1].Covered++
			continue
		}
		out = append(out, ExamCoverage{exam, 1, objectivesIn(exam)})
	}
	return out
}
