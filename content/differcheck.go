package content

import "slices"

// checkDisagreements puts the disagreements into the course, and tells what they name that the course does not have.
func (r *reader) checkDisagreements() {
	if len(r.differ) == 0 {
		return
	}
	k := r.known()
	for _, d := range r.differ {
		d.About = r.about(d, k)
		if len(d.About) == 0 {
			continue
		}
		d.Keys = r.differKeys(d, k)
		for i := range d.Words {
			d.Words[i].Authority = r.authority(d.Words[i].Authority, d.lines[i], k)
		}
		r.course.Disagreements = append(r.course.Disagreements, d.Disagreement)
	}
}

// known is what the whole document names, each by its Key.
type known struct {
	relations, questions, authorities map[string]string
	listed                            []string // relations and questions, for hints
	byAuthority                       []string
}

func (r *reader) known() known {
	k := known{map[string]string{}, map[string]string{}, map[string]string{}, nil, nil}
	authority := func(name string) {
		if key := Key(name); name != "" && k.authorities[key] == "" {
			k.authorities[key] = name
			k.byAuthority = append(k.byAuthority, name)
		}
	}
	for i := range r.course.Facts {
		f := &r.course.Facts[i]
		if key := Key(f.Relation); k.relations[key] == "" {
			k.relations[key] = f.Relation
			k.listed = append(k.listed, f.Relation)
		}
		authority(f.Authority)
	}
	for i := range r.course.Questions {
		q := &r.course.Questions[i]
		k.questions[Key(q.ID)] = q.ID
		k.listed = append(k.listed, q.ID)
		authority(q.Authority)
	}
	return k
}

// about returns the relations and questions of the course that a disagreement concerns.
func (r *reader) about(d difference, k known) []string {
	var out []string
	for _, name := range d.about {
		key := Key(name)
		if k.relations[key] == "" && k.questions[key] == "" {
			hint := nearestHint(name, k.listed[:min(len(k.listed), maxCompared)], "name the heading of a column or the id of a question")
			r.fail(d.Line, hint, "the disagreement names %q, which is neither a relation nor a question of the course", name)
		} else if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// differKeys returns the subjects and values that a disagreement is about, as the tables write them.
func (r *reader) differKeys(d difference, k known) []string {
	in := names{byKey: map[string]string{}}
	relations := 0
	for _, key := range d.About {
		if k.relations[key] != "" {
			relations++
		}
	}
	if relations == 0 && len(d.keys) == 0 {
		return nil
	}
	for i := range r.course.Facts {
		f := &r.course.Facts[i]
		if !slices.Contains(d.About, Key(f.Relation)) {
			continue
		}
		in.add(f.Subject)
		for _, n := range f.Names {
			in.add(n)
		}
		for _, v := range f.Values {
			in.add(v.Text)
		}
	}
	var out []string
	for _, key := range d.keys {
		if name, ok := in.find(key); ok {
			out = append(out, name)
		} else {
			r.warn(d.Line, in.hint(key), "the disagreement is about %q, which its relations do not name", key)
		}
	}
	if relations > 0 && len(out) == 0 {
		r.warn(d.Line, "begin the quotation with them in bold: > **SMTPS, 465**", "the disagreement names no subject and no value of its relations")
	}
	return out
}

// authority returns an authority as the course writes it, "" for the course itself.
func (r *reader) authority(name string, line int, k known) string {
	key := Key(name)
	if key == ownWord {
		return ""
	}
	if own := k.authorities[key]; own != "" {
		return own
	}
	hint := nearestHint(name, k.byAuthority, "name one that stands in <!-- authority: … -->, or This course")
	r.warn(line, hint, "the authority %q has no table and no question in the course", name)
	return name
}
