package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// nameClasses puts the newest of each row first, and gives classes whose row is lost one: with a name, and without a code,
// so that nobody joins before the teacher makes one.
func (f *Salvage) nameClasses() {
	const classOfMember, keyOfClass, versionFromEnd, stepTime = 1, 2, 2, 5
	for _, table := range []string{"classes", "class_members", "class_assignments", "class_grants", "class_attempts", "class_rounds"} {
		version := func(row []any) int64 { return numberAt(row, len(row)-versionFromEnd) }
		slices.SortStableFunc(f.rows[table], func(a, b []any) int { return cmp.Compare(version(b), version(a)) })
	}
	slices.SortStableFunc(f.rows["class_steps"], func(a, b []any) int { return cmp.Compare(numberAt(b, stepTime), numberAt(a, stepTime)) })
	known, lost, names := map[int64]bool{}, map[int64]bool{}, map[string]bool{}
	for _, row := range f.rows["classes"] {
		known[numberAt(row, 0)] = true
		key, _ := row[keyOfClass].(string)
		names[key] = true
	}
	for table, column := range map[string]int{"class_members": classOfMember, "class_rosters": 0, "class_assignments": 0, "class_papers": 0, "class_rounds": 0, "class_round_papers": 0} {
		for _, row := range f.rows[table] {
			if id := numberAt(row, column); !known[id] {
				lost[id] = true
			}
		}
	}
	n := 0
	for _, id := range slices.Sorted(maps.Keys(lost)) {
		name := ""
		for name == "" || names[name] {
			n++
			name = fmt.Sprintf("rescued %d", n)
		}
		names[name] = true
		row := classRow{key: name}
		row.Name = name
		f.rows["classes"] = append(f.rows["classes"], classes().row(id, row))
	}
}

// numberAt returns the number in a column of a row, 0 where there is none.
func numberAt(row []any, column int) int64 {
	n, _ := row[column].(int64)
	return n
}
