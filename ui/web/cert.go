package web

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"net"
	"os"
	"strings"
	"time"

	"porthole/ui/serve"
)

// CertificateFile is the name of the file that holds a certificate which the server made for itself, and its key.
const CertificateFile = "web_cert.pem"

// theCertificate is what errors call it.
const theCertificate = "the certificate of the pages"

// Certificate reads a certificate and its key from files, which others have signed.
func Certificate(cert, key string) (*tls.Config, error) {
	text, err := serve.ReadPrivate(key, "the key of the pages")
	if err != nil {
		return nil, err //nolint:wrapcheck // it says all
	}
	chain, err := os.ReadFile(cert)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", theCertificate, err)
	}
	pair, err := tls.X509KeyPair(chain, text)
	if err != nil {
		return nil, fmt.Errorf("%q and %q: this is no certificate with its key: %w", cert, key, err)
	}
	return encrypted(pair), nil
}

// OwnCertificate returns the certificate that the server has signed itself and keeps at path, made for the names and addresses
// of hosts where there is none, or it has ended. Browsers warn of it, once for each that keeps it.
func OwnCertificate(path string, hosts []string, now time.Time) (*tls.Config, error) {
	text, err := serve.ReadPrivate(path, theCertificate)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err //nolint:wrapcheck // it says all
	}
	if err == nil {
		pair, wrong := tls.X509KeyPair(text, text)
		if wrong != nil {
			return nil, fmt.Errorf("%q: this is no certificate with its key (%w); delete it to have another one made", path, wrong)
		}
		if now.Before(pair.Leaf.NotAfter) {
			return encrypted(pair), nil
		}
	}
	if text, err = signed(hosts, now); err != nil {
		return nil, err
	}
	if failed := serve.KeepPrivate(path, theCertificate, text); failed != nil {
		return nil, failed //nolint:wrapcheck // it says all
	}
	pair, err := tls.X509KeyPair(text, text)
	if err != nil {
		return nil, fmt.Errorf("a certificate cannot be made: %w", err)
	}
	return encrypted(pair), nil
}

// encrypted is how connections are encrypted.
func encrypted(pair tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}
}

// signed makes a certificate for hosts, with its key.
func signed(hosts []string, now time.Time) ([]byte, error) {
	const lasts, bits = 397 * 24 * time.Hour, 128 // as long as browsers take one at most
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("a key for the pages cannot be made: %w", err)
	}
	number, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), bits))
	if err != nil {
		return nil, fmt.Errorf("a certificate cannot be made: %w", err)
	}
	about := &x509.Certificate{
		SerialNumber: number, Subject: pkix.Name{CommonName: "Porthole"},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(lasts), BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, host := range hosts {
		if ip := net.ParseIP(host); ip != nil {
			about.IPAddresses = append(about.IPAddresses, ip)
		} else {
			about.DNSNames = append(about.DNSNames, host)
		}
	}
	cert, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		return nil, fmt.Errorf("a certificate cannot be made: %w", err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, fmt.Errorf("a key for the pages cannot be made: %w", err)
	}
	var out bytes.Buffer
	for _, block := range []*pem.Block{{Type: "CERTIFICATE", Bytes: cert}, {Type: "PRIVATE KEY", Bytes: private}} {
		if err := pem.Encode(&out, block); err != nil {
			return nil, fmt.Errorf("a certificate cannot be made: %w", err)
		}
	}
	return out.Bytes(), nil
}

// Fingerprint is that of a certificate, by SHA-256, as browsers show it: AB:CD:…
func Fingerprint(c *tls.Config) string {
	sum := sha256.Sum256(c.Certificates[0].Certificate[0])
	return strings.ReplaceAll(fmt.Sprintf("% X", sum[:]), " ", ":")
}
