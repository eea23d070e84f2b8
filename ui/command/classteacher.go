package command

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"porthole/content"
)

type jsonTeacher struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Fingerprint string `json:"fingerprint"`
}

func (c *classVerbs) teacherVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "teacher [KEY.pub]",
		Short: "Say whose key is a teacher's, or list these keys",
		Long: `Teacher adds the public key of a file to those of teachers, and lists these keys
where no file is named. A teacher comes in by such a key and by nothing else. The
keys stand in the file teachers in the folder of classes, a key on a line, as in
OpenSSH's authorized_keys; a line that is deleted there ends that key. A line with
options, and a certificate, let nobody in.

--json prints a list; each has name (of the key's comment), type and fingerprint.`,
		Example: `  porthole class teacher ~/.ssh/id_ed25519.pub
  porthole class teacher                   whose keys there are`,
		Args: atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"pub"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(verb *cobra.Command, args []string) error {
			folder, err := schoolFolder(c.cli, c.data)
			if err != nil {
				return err
			}
			if len(args) > 0 {
				if refused := c.mayChange(verb); refused != nil {
					return refused
				}
				if _, err = addTeachers(folder, args[0]); err != nil {
					return err
				}
			}
			keys, err := readTeachers(teachersFile(folder))
			return cmp.Or(err, c.tellTeachers(keys, asJSON))
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "a JSON list of the keys")
	return verb
}

func (c *classVerbs) tellTeachers(keys []teacherKey, asJSON bool) error {
	forms := content.Each(keys, func(k teacherKey) jsonTeacher {
		return jsonTeacher{k.name(), k.key.Type(), ssh.FingerprintSHA256(k.key)}
	})
	if asJSON {
		return writeIndented(c.out, forms)
	}
	if len(keys) == 0 {
		c.say("No key is a teacher's yet; porthole class teacher KEY.pub adds one.")
	}
	for _, k := range forms {
		if _, err := fmt.Fprintf(c.out, "%s  %s  %s\n", k.Fingerprint, k.Type, k.Name); err != nil {
			return err
		}
	}
	return nil
}
