package content

import "slices"

// IsPortWord reports whether a word, in lower case, says "port" in one of several languages.
func IsPortWord(word string) bool {
	return slices.Contains([]string{"port", "ports", "puerto", "puertos", "porta", "porte", "portas", "porty", "порт", "порты"}, word)
}

// IsCarrier reports whether a word, in lower case, is a protocol that has ports: tcp, udp, sctp or dccp.
func IsCarrier(word string) bool {
	return slices.Contains([]string{"tcp", "udp", "sctp", "dccp"}, word)
}
