package command

import (
	"io"
	"slices"

	"github.com/spf13/cobra"
)

// shells are those that completions can be written for.
func shells() []string { return []string{"bash", "fish", "powershell", "zsh"} }

// shellVerbs are the verbs that make Porthole at home on a machine: completions and manual pages.
type shellVerbs struct{ *cli }

func (c shellVerbs) completionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print completions for bash, fish, powershell or zsh",
		Long: `Completion prints a script that lets a shell complete verbs, flags and their values,
courses, documents, lessons, relations and kinds.`,
		Example: `  source <(porthole completion bash)
  porthole completion zsh > "${fpath[1]}/_porthole"
  porthole completion fish > ~/.config/fish/completions/porthole.fish
  porthole completion powershell | Out-String | Invoke-Expression`,
		Args: between(1, 1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return shells(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(verb *cobra.Command, args []string) error {
			root := verb.Root()
			switch args[0] {
			case "bash":
				_, err := io.WriteString(c.out, bashScript)
				return err
			case "fish":
				_, err := io.WriteString(c.out, fishScript)
				return err
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.out)
			case "zsh":
				_, err := io.WriteString(c.out, zshScript)
				return err
			}
			return noSuch("shell", args[0], shells())
		},
	}
}

func (c *cli) helpVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "help [VERB]",
		Short: "Tell how to use a verb",
		Example: `  porthole help drill
  porthole help data restore
  porthole drill --help`,
		ValidArgsFunction: func(verb *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return verbNames(verb.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(verb *cobra.Command, args []string) error {
			about := verb.Root()
			for _, arg := range args {
				all := about.Commands()
				i := slices.IndexFunc(all, func(v *cobra.Command) bool { return v.Name() == arg })
				if i < 0 {
					return noSuch("verb", arg, verbNames(about))
				}
				about = all[i]
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}
