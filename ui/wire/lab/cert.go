package lab

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"time"
)

// certificates are those of a world: an authority that its clients trust, and the servers' own, signed by it.
type certificates struct {
	authority []byte // PEM
	trusted   *x509.CertPool
	config    *tls.Config // of the servers
}

// newCertificates makes them anew: keys on P-256, valid from an hour ago for a week.
func newCertificates(random io.Reader, now time.Time, names []string) (*certificates, error) {
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), random)
	if err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), random)
	if err != nil {
		return nil, err
	}
	root := template(1, "Porthole's lab", now)
	root.IsCA, root.BasicConstraintsValid, root.KeyUsage = true, true, x509.KeyUsageCertSign
	rootDER, err := x509.CreateCertificate(random, root, root, &rootKey.PublicKey, rootKey)
	if err != nil {
		return nil, err
	}
	leaf := template(2, names[0], now)
	leaf.DNSNames, leaf.KeyUsage = names, x509.KeyUsageDigitalSignature
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	der, err := x509.CreateCertificate(random, leaf, root, &key.PublicKey, rootKey)
	if err != nil {
		return nil, err
	}
	c := &certificates{
		authority: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: rootDER}),
		trusted:   x509.NewCertPool(),
		config: &tls.Config{
			Certificates:           []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}},
			MinVersion:             tls.VersionTLS12, // RFC 8997
			SessionTicketsDisabled: true,
		},
	}
	c.trusted.AppendCertsFromPEM(c.authority)
	return c, nil
}

func template(serial int64, name string, now time.Time) *x509.Certificate {
	const week = 7 * 24 * time.Hour
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(week),
	}
}

// Authority is the certificate, in PEM, that a client from outside has to trust.
func (w *World) Authority() []byte { return w.cert.authority }
