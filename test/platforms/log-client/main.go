// Verifies a log in a directory with the Go project's own packages for checksum databases, and nothing of Candor's:
// the checkpoint's signature, every entry against its tile, every tile against the root, a proof for some entries, and
// that the log begins with an earlier checkpoint.
//
// Usage: log-client DIRECTORY VKEY [EARLIER-CHECKPOINT]
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

type directory string

func (d directory) Height() int { return 8 }

// C2SP's tlog-tiles leaves out the height that Go's paths name first.
func (d directory) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			return nil, err
		}
		if len(bytes) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has another length", path)
		}
		data[i] = bytes
	}
	return data, nil
}

func (d directory) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func open(path string, verifiers note.Verifiers, name string) tlog.Tree {
	bytes, err := os.ReadFile(path)
	check(err)
	opened, err := note.Open(bytes, verifiers)
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != name {
		check(fmt.Errorf("the checkpoint is of another log"))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

func entriesOf(d directory, size int64, index int64) [][]byte {
	tile := tlog.Tile{H: 8, L: 0, N: index, W: width}
	if left := size - index*width; left < width {
		tile.W = int(left)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	bundle, err := os.ReadFile(filepath.Join(string(d), path))
	check(err)
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			check(fmt.Errorf("%s is cut", path))
		}
		length := int(binary.BigEndian.Uint16(bundle))
		entries = append(entries, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	if len(entries) != tile.W {
		check(fmt.Errorf("%s has %d entries", path, len(entries)))
	}
	return entries
}

func main() {
	d := directory(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	verifiers := note.VerifierList(verifier)
	tree := open(filepath.Join(string(d), "checkpoint"), verifiers, verifier.Name())
	reader := tlog.TileHashReader(tree, d)
	for index := int64(0); index*width < tree.N; index++ {
		entries := entriesOf(d, tree.N, index)
		places := make([]int64, len(entries))
		for i := range entries {
			places[i] = tlog.StoredHashIndex(0, index*width+int64(i))
		}
		hashes, err := reader.ReadHashes(places)
		check(err)
		for i, entry := range entries {
			if hashes[i] != tlog.RecordHash(entry) {
				check(fmt.Errorf("entry %d is not in the tree", index*width+int64(i)))
			}
		}
	}
	for _, place := range []int64{0, 1, tree.N / 3, tree.N / 2, tree.N - 1} {
		proof, err := tlog.ProveRecord(tree.N, place, reader)
		check(err)
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, place)})
		check(err)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, place, hashes[0]))
	}
	if len(os.Args) > 3 {
		earlier := open(os.Args[3], verifiers, verifier.Name())
		proof, err := tlog.ProveTree(tree.N, earlier.N, reader)
		check(err)
		check(tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash))
	}
	fmt.Printf("%d entries\n", tree.N)
}
