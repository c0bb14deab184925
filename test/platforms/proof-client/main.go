// Verifies Candor's proof files with the Go project's own packages for checksum databases, by what docs/transparency-log.md
// says of them and by nothing of Candor's: the opening opens a row, the row is a leaf of the day's tree, the day's entry
// names that tree, the entry is in the log, and the log's key signed the checkpoint.
//
// Usage: proof-client DIRECTORY, in which each NAME.proof has its key beside it as NAME.vkey; a line for each.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type opening struct {
	Salt      string  `json:"salt"`
	Outer     string  `json:"outer"`
	InnerSalt *string `json:"innerSalt"`
	Inner     *string `json:"inner"`
}

type leaf struct {
	Index json.Number `json:"index"`
	Size  json.Number `json:"size"`
	Proof []string    `json:"proof"`
}

type proofFile struct {
	Version json.Number `json:"version"`
	Opening opening     `json:"opening"`
	Leaf    leaf        `json:"leaf"`
	Entry   string      `json:"entry"`
	Day     string      `json:"day"`
}

// The canonical text of a value: members sorted, no spaces, nothing escaped that need not be (RFC 8785; all of its numbers are whole).
func isCanonical(text []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value interface{}
	if decoder.Decode(&value) != nil {
		return false
	}
	var again bytes.Buffer
	encoder := json.NewEncoder(&again)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(value) != nil {
		return false
	}
	return bytes.Equal(bytes.TrimSuffix(again.Bytes(), []byte("\n")), text)
}

func whole(number json.Number) (int64, error) {
	value, err := strconv.ParseInt(number.String(), 10, 64)
	if err != nil || value < 0 || strconv.FormatInt(value, 10) != number.String() {
		return 0, errors.New("a number is not whole")
	}
	return value, nil
}

// The bytes that base64 spells, in the one way that it spells them.
func spelled(text string, length int) ([]byte, error) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(decoded) != text || (length > 0 && len(decoded) != length) {
		return nil, errors.New("something is not spelled in base64")
	}
	return decoded, nil
}

func hashesOf(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		decoded, err := spelled(line, tlog.HashSize)
		if err != nil {
			return nil, err
		}
		copy(hashes[i][:], decoded)
	}
	return hashes, nil
}

func commitment(salt string, content string) ([]byte, error) {
	decoded, err := spelled(salt, 32)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(append(decoded, content...))
	return sum[:], nil
}

func members(text string) (map[string]interface{}, error) {
	if !isCanonical([]byte(text)) {
		return nil, errors.New("a text in it is not canonical")
	}
	var value map[string]interface{}
	err := json.Unmarshal([]byte(text), &value)
	return value, err
}

var isUuid = regexp.MustCompile("^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")

func isShort(value interface{}) bool {
	text, isText := value.(string)
	return isText && len(text) <= 50
}

// The leaf that an opening opens, and the day that the row says it is of.
func rowOf(o opening) ([]byte, string, error) {
	outer, err := members(o.Outer)
	if err != nil {
		return nil, "", err
	}
	at, _ := outer["at"].(string)
	id, _ := outer["id"].(string)
	if _, err := time.Parse(time.RFC3339Nano, at); err != nil || outer["version"] != 1.0 || !isUuid.MatchString(id) {
		return nil, "", errors.New("the row has no form")
	}
	if !isShort(outer["kind"]) || !isShort(outer["outcome"]) || len(o.Outer) > 4096 {
		return nil, "", errors.New("the row has no form")
	}
	if detail, has := outer["detail"]; has {
		spelledOut, _ := detail.(string)
		if _, err := spelled(spelledOut, 32); err != nil {
			return nil, "", err
		}
	}
	if (o.Inner == nil) != (o.InnerSalt == nil) {
		return nil, "", errors.New("a salt and what it opens do not come together")
	}
	if o.Inner != nil {
		inner, err := members(*o.Inner)
		if err != nil {
			return nil, "", err
		}
		detail, err := commitment(*o.InnerSalt, *o.Inner)
		if err != nil {
			return nil, "", err
		}
		if base64.StdEncoding.EncodeToString(detail) != outer["detail"] || inner["kind"] != outer["kind"] {
			return nil, "", errors.New("the inner part is not the row's")
		}
	}
	own, err := commitment(o.Salt, o.Outer)
	return own, at[:10], err
}

type dayLeaves struct {
	Size    json.Number `json:"size"`
	Root    string      `json:"root"`
	MovedOn *bool       `json:"movedOn"`
}

type dayEntry struct {
	Version          json.Number       `json:"version"`
	Day              string            `json:"day"`
	SealedOn         string            `json:"sealedOn"`
	Releases         *[]interface{}    `json:"releases"`
	OfficialReleases json.RawMessage   `json:"officialReleases"`
	Summaries        *[]interface{}    `json:"summaries"`
	InForce          map[string]string `json:"inForce"`
	Statements       *[]interface{}    `json:"statements"`
	Leaves           *dayLeaves        `json:"leaves"`
}

func strictly(text []byte, value interface{}) error {
	if !isCanonical(text) {
		return errors.New("it is not canonical")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	return decoder.Decode(value)
}

// The tree that a day's entry names, and its day.
func dayOf(text string) (string, tlog.Tree, error) {
	var day dayEntry
	if err := strictly([]byte(text), &day); err != nil {
		return "", tlog.Tree{}, err
	}
	if (day.Version != "1" && day.Version != "2") || len(day.Day) != 10 || len(day.SealedOn) != 10 || day.Leaves == nil || day.Leaves.MovedOn == nil ||
		day.Releases == nil || day.Summaries == nil || day.Statements == nil || day.InForce == nil || day.OfficialReleases == nil {
		return "", tlog.Tree{}, errors.New("the day's entry lacks something")
	}
	switch day.Leaves.Size {
	case "4096", "8192", "16384", "32768", "65536":
	default:
		return "", tlog.Tree{}, errors.New("no day's tree has that size")
	}
	size, err := whole(day.Leaves.Size)
	if err != nil {
		return "", tlog.Tree{}, err
	}
	root, err := hashesOf([]string{day.Leaves.Root})
	if err != nil {
		return "", tlog.Tree{}, err
	}
	return day.Day, tlog.Tree{N: size, Hash: root[0]}, nil
}

// What a checkpoint says that this key signed (C2SP tlog-checkpoint).
func checkpointOf(text []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	for _, signature := range append(opened.Sigs, opened.UnverifiedSigs...) {
		if _, err := spelled(signature.Base64, 0); err != nil {
			return tlog.Tree{}, err
		}
	}
	lines := strings.Split(strings.TrimSuffix(opened.Text, "\n"), "\n")
	if len(lines) < 3 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("the checkpoint is of another log")
	}
	for _, extension := range lines[3:] {
		if extension == "" {
			return tlog.Tree{}, errors.New("an extension line is empty")
		}
	}
	size, err := whole(json.Number(lines[1]))
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := hashesOf(lines[2:3])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: root[0]}, nil
}

// Whether a C2SP tlog-proof proves that an entry is in the log whose key this is.
func checkEntry(text string, entry []byte, verifier note.Verifier) error {
	parts := strings.SplitN(text, "\n\n", 2)
	if len(parts) != 2 {
		return errors.New("the proof has no checkpoint")
	}
	lines := strings.Split(parts[0], "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("it is no tlog-proof")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		if _, err := spelled(strings.TrimPrefix(lines[0], "extra "), 0); err != nil {
			return err
		}
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return errors.New("the proof has no index")
	}
	index, err := whole(json.Number(strings.TrimPrefix(lines[0], "index ")))
	if err != nil {
		return err
	}
	hashes, err := hashesOf(lines[1:])
	if err != nil {
		return err
	}
	tree, err := checkpointOf([]byte(parts[1]), verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(tlog.RecordProof(hashes), tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

func check(text []byte, vkey string) error {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	var file proofFile
	if err := strictly(bytes.TrimSpace(text), &file); err != nil {
		return err
	}
	if file.Version != "1" {
		return errors.New("it is of another version")
	}
	own, of, err := rowOf(file.Opening)
	if err != nil {
		return err
	}
	day, tree, err := dayOf(file.Day)
	if err != nil {
		return err
	}
	if of > day {
		return errors.New("the row is of a later day")
	}
	size, err := whole(file.Leaf.Size)
	if err != nil || size != tree.N {
		return errors.New("the tree has another size")
	}
	index, err := whole(file.Leaf.Index)
	if err != nil {
		return err
	}
	hashes, err := hashesOf(file.Leaf.Proof)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(tlog.RecordProof(hashes), tree.N, tree.Hash, index, tlog.RecordHash(own)); err != nil {
		return err
	}
	return checkEntry(file.Entry, []byte(file.Day), verifier)
}

func main() {
	proofs, err := filepath.Glob(filepath.Join(os.Args[1], "*.proof"))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, path := range proofs {
		name := strings.TrimSuffix(filepath.Base(path), ".proof")
		text, err := os.ReadFile(path)
		var vkey []byte
		if err == nil {
			vkey, err = os.ReadFile(strings.TrimSuffix(path, ".proof") + ".vkey")
		}
		if err == nil {
			err = check(text, strings.TrimSpace(string(vkey)))
		}
		verdict := "holds"
		if err != nil {
			verdict = strings.ReplaceAll(err.Error(), "\n", " ")
		}
		fmt.Printf("%s\t%s\n", name, verdict)
	}
}
