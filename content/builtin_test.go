package content_test

import (
	"maps"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
)

// builtin is a built-in course, what check says of it, and what it promises.
type builtin struct {
	name string
	*content.Course
	problems []content.Problem
	promise
}

// promise is what a built-in course is held to beyond what holds for all of them.
type promise struct {
	title, mapLesson string
	ports            []string // that it teaches, in order
	services         map[string]string
	numbers          []string // that it speaks of besides its ports
	fewest, most     int      // lessons
	scenarios        int      // at least
	performed        int      // performance-based questions of each kind, at least
	tasks            int      // performance-based questions of all kinds, at least
	explained        []string // what notes must explain
	objectives       []string
}

// eachBuiltin runs a test for every built-in course.
func eachBuiltin(t *testing.T, test func(t *testing.T, c builtin)) {
	t.Helper()
	for _, name := range content.BuiltinNames() {
		t.Run(name, func(t *testing.T) {
			p, ok := promises()[name]
			if !ok {
				t.Fatalf("write down what the built-in course %s promises", name)
			}
			src, ok := content.Builtin(name)
			if !ok {
				t.Fatalf("there is no built-in course %s", name)
			}
			c, problems := markdown.Parse(name+".md", src)
			test(t, builtin{name: name, Course: c, problems: problems, promise: p})
		})
	}
}

// email is the course that a source document stands behind.
func email(t *testing.T) *content.Course {
	t.Helper()
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("there is no built-in course email")
	}
	c, _ := markdown.Parse("email.md", src)
	return c
}

func promises() map[string]promise {
	return map[string]promise{"email": emailPromise(), "ports": portsPromise()}
}

func emailPromise() promise {
	return promise{
		title: "Email ports and protocols", mapLesson: "The whole table",
		ports:    strings.Fields("25 110 143 465 587 993 995"),
		services: mailServices(),
		numbers: []string{
			"1023", "1024", // the range of system ports and its end
			"24", "53", "109", "119", "220", "443", "585", "2525", "4190", // other ports
			"221", "250", "334", "354", "421", "450", "451", "452", "503", "530", "535", "550", "552", "554", // replies of SMTP
			"10", "20", // preferences of MX records
			"16", "03", "01", // the first bytes of TLS
			"256",                    // as in SCRAM-SHA-256
			"127", "192", "25", "53", // parts of IP addresses
			"00", "12", // parts of the time of day
		},
		fewest: 30, most: 36, scenarios: 140, performed: 8, tasks: 40,
		explained: append(strings.Fields("25 110 143 465 587 993 995 SMTP POP3 IMAP SMTPS POP3S IMAPS STARTTLS MUA MSA MTA MDA APOP "+
			"QUIT UIDL EXPUNGE APPEND forbidden MTA-STS DANE 110↔143 993↔995 POP3↔IMAP 465↔587 25↔587 25↔465 SMTP↔IMAP SMTP↔SMTPS "+
			"POP3S↔IMAPS 143↔993 110↔995 STARTTLS↔STLS MUA↔MSA MSA↔MTA↔MDA RETR↔DELE DELE↔QUIT DELE↔EXPUNGE "+
			"submission↔submissions MTA-STS↔DANE MX↔PTR DATA OAUTHBEARER PLAIN↔CRAM-MD5 SELECT↔EXAMINE EXPUNGE↔CLOSE "+
			"CLOSE↔UNSELECT TOP↔RETR SPF DKIM DMARC SPF↔DKIM DKIM↔DMARC p=none↔p=reject p=quarantine↔p=reject OpenPGP "+
			"_submission._tcp↔_submissions._tcp _imap._tcp↔_imaps._tcp ESMTPS↔ESMTPA ESMTP↔ESMTPS"), "AUTH PLAIN", "TLS 1.1↔TLS 1.2",
			"MAIL FROM↔RCPT TO", "reply 450↔reply 550", "to sign↔to encrypt", "to encrypt↔to decrypt"),
		objectives: []string{"N10-009 1.4", "N10-009 3.4", "220-1201 2.1", "220-1201 2.4", "SY0-701 1.4", "SY0-701 4.5", "SY0-701 4.6"},
	}
}

func portsPromise() promise {
	return promise{
		title: "Common ports and protocols", mapLesson: "The whole map",
		ports: strings.Fields("20 21 22 23 25 49 53 67 68 69 80 88 110 123 135 137 138 139 143 161 162 179 319 320 389 443 445 465 500 514 " +
			"546 547 587 636 853 989 990 993 995 1433 1434 1701 1720 1723 1812 1813 2049 3268 3269 3306 3389 4460 4500 4789 5004 5005 " +
			"5060 5061 5246 5247 5432 5985 5986 6514"),
		services: commonServices(),
		numbers: []string{
			"1023", "1024", "49151", "49152", "65535", "65536", // the ranges, and how many ports there are
			"16",                         // the bits of a port
			"51514",                      // a client's end of a connection
			"115",                        // what the registry calls sftp
			"1980",                       // a year
			"17", "47", "50", "51", "89", // IP protocol numbers
			"32768", "60999", // the ends of Linux's range for clients
			"1645", "1646", // what RADIUS used first
			"8080", "8443", "520", "10161", "2222", "2323", "3390", "124", "163", // ports that are no answer
			"40000", "40001", "40002", "40003", "40112", "50101", "51015", "52751", // ports of a moment
			"195", "181", "256", // of which FTP makes a port
			"10", "100", "127", "192", "198", "224", "239", "255", // parts of addresses
			"323", // of H.323
		},
		fewest: 28, most: 34, scenarios: 150, performed: 4, tasks: 36,
		explained: append(strings.Fields("22 23 53 69 80 123 389↔636 443 445 514 1433 3389 20↔21 22↔23 67↔68 161↔162 80↔443 53↔853 514↔6514 110↔143 "+
			"993↔995 465↔587 443↔445 143↔443 389↔3389 1433↔3389 5060↔5061 SFTP FTP↔SFTP FTP↔TFTP Telnet↔SSH SSH↔SFTP DNS↔DHCP SNMP↔SMTP "+
			"NTP↔SNMP SMTPS POP3↔IMAP LDAP↔SMB NetBIOS SMB↔NetBIOS TCP UDP system user dynamic system↔user user↔dynamic bootps↔bootpc "+
			"shell↔Syslog submission↔submissions microsoft-ds↔ms-wbt-server"), "Syslog over TLS"),
		objectives: []string{
			"N10-009 1.4", "N10-009 1.8", "N10-009 2.1", "N10-009 3.2", "N10-009 3.4", "N10-009 4.1", "N10-009 4.3", "N10-009 5.5",
			"220-1201 2.1", "SY0-701 4.5",
		},
	}
}

// mailServices are the names in the registry that the ports of the mail protocols may have, with spaces between them.
func mailServices() map[string]string {
	return map[string]string{
		"SMTP": "smtp", "POP3": "pop3", "IMAP": "imap", "SMTPS": "submissions submission", "POP3S": "pop3s", "IMAPS": "imaps",
	}
}

func commonServices() map[string]string {
	all := map[string]string{ //nolint:gosec // names of services, no secrets
		"FTP": "ftp-data ftp", "TFTP": "tftp", "SFTP": "ssh", "SSH": "ssh", "Telnet": "telnet", "HTTP": "http", "HTTPS": "https",
		"DNS": "domain", "DoT": "domain-s", "DHCP": "bootps bootpc", "NTP": "ntp", "SNMP": "snmp snmptrap",
		"Syslog": "syslog", "Syslog over TLS": "syslog-tls", "LDAP": "ldap", "LDAPS": "ldaps", "SMB": "microsoft-ds",
		"NetBIOS": "netbios-ns netbios-dgm netbios-ssn", "SIP": "sip sips", "RDP": "ms-wbt-server", "SQL Server": "ms-sql-s",
		"implicit FTPS": "ftps-data ftps", "DHCPv6": "dhcpv6-client dhcpv6-server", "DoH": "https", "NTS key agreement": "ntske", "PTP": "ptp-event ptp-general",
		"RADIUS": "radius radius-acct", "TACACS+": "tacacs", "Kerberos": "kerberos", "IKE": "isakmp ipsec-nat-t",
		"L2TP": "l2tp", "PPTP": "pptp", "VXLAN": "vxlan", "BGP": "bgp", "CAPWAP": "capwap-control capwap-data",
		"RTP": "avt-profile-1", "RTCP": "avt-profile-2", "H.323": "h323hostcall",
		"the RPC endpoint mapper": "epmap", "the Global Catalog": "msft-gc msft-gc-ssl", "WinRM": "wsman wsmans", "the SQL Server Browser": "ms-sql-m",
		"MySQL": "mysql", "PostgreSQL": "postgresql", "NFS": "nfs",
	}
	maps.Copy(all, mailServices())
	return all
}
