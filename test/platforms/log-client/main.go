// Verifies a log in a directory with the Go project's own packages for checksum databases, and nothing of Candor's:
// the checkpoint's signature, every entry against its tile, every tile against the root, a proof for some entries, and
// that the log begins with an earlier checkpoint.
//
// Usage: log-client DIRECTORY VKEY [EARLIER-CHECKPOINT]
//        log-client --all DIRECTORY-OF-LOGS
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
		for _, served := range []int{tile.W, width} {
			bytes, err := read(d, tile, served)
			if err != nil {
				continue
			}
			if len(bytes) != served*tlog.HashSize {
				return nil, fmt.Errorf("%s has another length", tile.Path())
			}
			data[i] = bytes[:tile.W*tlog.HashSize]
			break
		}
		if data[i] == nil {
			return nil, fmt.Errorf("%s is missing", tile.Path())
		}
	}
	return data, nil
}

func (d directory) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

// The file of a tile, or the full tile's, of which it is the beginning: a log may have deleted the partial one.
func read(d directory, tile tlog.Tile, width int) ([]byte, error) {
	tile.W = width
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return os.ReadFile(filepath.Join(string(d), path))
}

func open(path string, verifiers note.Verifiers, name string) (tlog.Tree, error) {
	bytes, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(bytes, verifiers)
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != name {
		return tlog.Tree{}, fmt.Errorf("the checkpoint is of another log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 {
		return tlog.Tree{}, fmt.Errorf("the checkpoint has no size")
	}
	for _, extension := range lines[3 : len(lines)-1] {
		if extension == "" {
			return tlog.Tree{}, fmt.Errorf("an extension line is empty")
		}
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func split(bundle []byte) ([][]byte, error) {
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			return nil, fmt.Errorf("a bundle is cut")
		}
		length := int(binary.BigEndian.Uint16(bundle))
		entries = append(entries, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	return entries, nil
}

func entriesOf(d directory, size int64, index int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: 0, N: index, W: width}
	wanted := width
	if left := size - index*width; left < width {
		wanted = int(left)
	}
	for _, served := range []int{wanted, width} {
		tile.W = served
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(string(d), path))
		if err != nil {
			continue
		}
		entries, err := split(bundle)
		if err != nil {
			return nil, err
		}
		if len(entries) != served {
			return nil, fmt.Errorf("%s has %d entries", path, len(entries))
		}
		return entries[:wanted], nil
	}
	return nil, fmt.Errorf("bundle %d is missing", index)
}

// Verifies one log, and that it begins with an earlier checkpoint, if one is given; the size it has.
func verify(d directory, vkey string, earlier string) (int64, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return 0, err
	}
	verifiers := note.VerifierList(verifier)
	tree, err := open(filepath.Join(string(d), "checkpoint"), verifiers, verifier.Name())
	if err != nil {
		return 0, err
	}
	if tree.N == 0 {
		empty, err := tlog.TreeHash(0, nil)
		if err != nil || empty != tree.Hash {
			return 0, fmt.Errorf("the root is not that of nothing")
		}
		return 0, nil
	}
	reader := tlog.TileHashReader(tree, d)
	for index := int64(0); index*width < tree.N; index++ {
		entries, err := entriesOf(d, tree.N, index)
		if err != nil {
			return 0, err
		}
		places := make([]int64, len(entries))
		for i := range entries {
			places[i] = tlog.StoredHashIndex(0, index*width+int64(i))
		}
		hashes, err := reader.ReadHashes(places)
		if err != nil {
			return 0, err
		}
		for i, entry := range entries {
			if hashes[i] != tlog.RecordHash(entry) {
				return 0, fmt.Errorf("entry %d is not in the tree", index*width+int64(i))
			}
		}
	}
	for _, place := range []int64{0, 1, tree.N / 3, tree.N / 2, tree.N - 1} {
		if place >= tree.N {
			continue
		}
		proof, err := tlog.ProveRecord(tree.N, place, reader)
		if err != nil {
			return 0, err
		}
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, place)})
		if err != nil {
			return 0, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, place, hashes[0]); err != nil {
			return 0, err
		}
	}
	if earlier == "" {
		return tree.N, nil
	}
	before, err := open(earlier, verifiers, verifier.Name())
	if err != nil {
		return 0, err
	}
	if before.N == tree.N && before.Hash == tree.Hash {
		return tree.N, nil
	}
	proof, err := tlog.ProveTree(tree.N, before.N, reader)
	if err != nil {
		return 0, err
	}
	return tree.N, tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash)
}

// Verifies every log of a directory, in each its key as the file vkey; a line for each.
func verifyAll(parent string) {
	names, err := os.ReadDir(parent)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, name := range names {
		d := filepath.Join(parent, name.Name())
		vkey, err := os.ReadFile(filepath.Join(d, "vkey"))
		verdict := "holds"
		if err == nil {
			earlier := filepath.Join(d, "earlier")
			if _, missing := os.Stat(earlier); missing != nil {
				earlier = ""
			}
			_, err = verify(directory(d), strings.TrimSpace(string(vkey)), earlier)
		}
		if err != nil {
			verdict = strings.ReplaceAll(err.Error(), "\n", " ")
		}
		fmt.Printf("%s\t%s\n", name.Name(), verdict)
	}
}

func main() {
	if os.Args[1] == "--all" {
		verifyAll(os.Args[2])
		return
	}
	earlier := ""
	if len(os.Args) > 3 {
		earlier = os.Args[3]
	}
	size, err := verify(directory(os.Args[1]), os.Args[2], earlier)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("%d entries\n", size)
}
