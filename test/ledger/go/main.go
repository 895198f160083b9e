// Reads a log with Go's own code for transparency logs (golang.org/x/mod/sumdb): its signature, every tile, every
// entry, and proofs through tlog.CheckRecord. Arguments: the log's prefix, a file of its vkeys, then pairs of a
// .tlog-proof and its .entry.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type head struct {
	origin string
	tree   tlog.Tree
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}

func must[T any](value T, err error) T {
	if err != nil {
		fail("%v", err)
	}
	return value
}

func get(prefix, path string) []byte {
	response := must(http.Get(prefix + "/" + path))
	defer response.Body.Close()
	if response.StatusCode != 200 {
		fail("%s: status %d", path, response.StatusCode)
	}
	return must(io.ReadAll(response.Body))
}

// The newer specification leaves out the tile's height, and calls the records entries.
func path(tile tlog.Tile) string {
	return strings.Replace(strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1), "tile/8/", "tile/", 1)
}

func open(text []byte, keys note.Verifiers) head {
	opened := must(note.Open(text, keys))
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 {
		fail("a checkpoint of %d lines", len(lines))
	}
	root := must(base64.StdEncoding.DecodeString(lines[2]))
	result := head{origin: lines[0], tree: tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64))}}
	copy(result.tree.Hash[:], root)
	return result
}

type reader struct {
	prefix string
	read   int
}

func (r *reader) Height() int { return height }
func (r *reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data[i] = get(r.prefix, path(tile))
		r.read++
	}
	return data, nil
}
func (r *reader) SaveTiles([]tlog.Tile, [][]byte) {}

func checkTree(prefix string, log head) (tiles, entries int) {
	r := &reader{prefix: prefix}
	hashes := tlog.TileHashReader(log.tree, r)
	if root := must(tlog.TreeHash(log.tree.N, hashes)); root != log.tree.Hash {
		fail("the tiles hash to %v, the checkpoint says %v", root, log.tree.Hash)
	}
	for level := 0; log.tree.N>>(height*level) > 0; level++ {
		count := log.tree.N >> (height * level)
		for index := int64(0); index*256 < count; index++ {
			width := count - index*256
			if width > 256 {
				width = 256
			}
			tile := tlog.Tile{H: height, L: level, N: index, W: int(width)}
			data := get(prefix, path(tile))
			if len(data) != int(width)*tlog.HashSize {
				fail("%s: %d bytes", path(tile), len(data))
			}
			for at := int64(0); at < width; at++ {
				want := must(hashes.ReadHashes([]int64{tlog.StoredHashIndex(level*height, index*256+at)}))
				if !bytes.Equal(want[0][:], data[at*tlog.HashSize:(at+1)*tlog.HashSize]) {
					fail("%s: hash %d differs from the tree", path(tile), at)
				}
			}
			tiles++
			if level == 0 {
				entries += checkEntries(prefix, tile, data)
			}
		}
	}
	return tiles, entries
}

func checkEntries(prefix string, tile tlog.Tile, leaves []byte) int {
	tile.L = -1
	bundle := get(prefix, path(tile))
	for at := 0; at < tile.W; at++ {
		if len(bundle) < 2 {
			fail("%s ends before entry %d", path(tile), at)
		}
		length := int(bundle[0])<<8 | int(bundle[1])
		entry := bundle[2 : 2+length]
		bundle = bundle[2+length:]
		hash := tlog.RecordHash(entry)
		if !bytes.Equal(hash[:], leaves[at*tlog.HashSize:(at+1)*tlog.HashSize]) {
			fail("%s: entry %d is not the leaf of its tile", path(tile), at)
		}
	}
	if len(bundle) > 0 {
		fail("%s: %d bytes too many", path(tile), len(bundle))
	}
	return tile.W
}

func checkProof(proofFile, entryFile string, keys note.Verifiers) {
	text, entry := string(must(os.ReadFile(proofFile))), must(os.ReadFile(entryFile))
	before, checkpoint, found := strings.Cut(text, "\n\n")
	lines := strings.Split(before, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("%s is no tlog-proof", proofFile)
	}
	index := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		var hash tlog.Hash
		copy(hash[:], must(base64.StdEncoding.DecodeString(line)))
		proof = append(proof, hash)
	}
	log := open([]byte(checkpoint), keys)
	if err := tlog.CheckRecord(proof, log.tree.N, log.tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		fail("%s: %v", proofFile, err)
	}
}

func main() {
	prefix := os.Args[1]
	var verifiers []note.Verifier
	for _, vkey := range strings.Fields(string(must(os.ReadFile(os.Args[2])))) {
		verifiers = append(verifiers, must(note.NewVerifier(vkey)))
	}
	keys := note.VerifierList(verifiers...)
	log := open(get(prefix, "checkpoint"), keys)
	tiles, entries := checkTree(prefix, log)
	proofs := os.Args[3:]
	for i := 0; i+1 < len(proofs); i += 2 {
		checkProof(proofs[i], proofs[i+1], keys)
	}
	fmt.Printf("%s: %d leaves, %d tiles, %d entries, %d proofs: ok\n", log.origin, log.tree.N, tiles, entries, len(proofs)/2)
}
