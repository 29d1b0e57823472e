// Prints, as JSON, what Istio's analyzers say about YAML files, taken as a whole cluster.
//
// `istioctl analyze --use-kube=false` leaves every Service, Namespace, Pod and Deployment out, and with
// them the analyzers that follow references. Here they stay in.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
	istiolog "istio.io/istio/pkg/log"
)

type finding struct {
	Code    string `json:"code"`
	Level   string `json:"level"`
	Origin  string `json:"origin"`
	Message string `json:"message"`
}

type report struct {
	Messages []finding `json:"messages"`
	Ran      []string  `json:"ran"`
	Skipped  []string  `json:"skipped"`
}

func main() {
	if len(os.Args) < 3 {
		fail("usage: analyze MESH-CONFIG FILE-OR-FOLDER...")
	}
	for _, scope := range istiolog.Scopes() {
		scope.SetOutputLevel(istiolog.ErrorLevel)
	}
	result, err := analyze(os.Args[1], os.Args[2:])
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		fail(err)
	}
}

// Not the standard logger: Istio captures it, and says nothing at the level set above.
func fail(reason any) {
	fmt.Fprintln(os.Stderr, "Cannot analyze:", reason)
	os.Exit(1)
}

func analyze(meshConfig string, paths []string) (*report, error) {
	manifests, err := manifestsIn(paths)
	if err != nil {
		return nil, err
	}
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), "", "istio-system", nil)
	if err := analyzer.AddFileKubeMeshConfig(meshConfig); err != nil {
		return nil, err
	}
	if err := analyzer.AddTestReaderKubeSource(manifests); err != nil {
		return nil, err
	}
	cancel := make(chan struct{})
	defer close(cancel)
	result, err := analyzer.Analyze(cancel)
	if err != nil {
		return nil, err
	}
	skipped := map[string]bool{}
	for _, name := range result.SkippedAnalyzers {
		skipped[name] = true
	}
	found := &report{Messages: []finding{}, Ran: []string{}, Skipped: result.SkippedAnalyzers}
	// ExecutedAnalyzers names the skipped ones too.
	for _, name := range result.ExecutedAnalyzers {
		if !skipped[name] {
			found.Ran = append(found.Ran, name)
		}
	}
	for _, m := range result.Messages {
		content := m.Unstructured(true)
		origin, _ := content["origin"].(string)
		text, _ := content["message"].(string)
		found.Messages = append(found.Messages, finding{m.Type.Code(), m.Type.Level().String(), origin, text})
	}
	return found, nil
}

func manifestsIn(paths []string) ([]local.ReaderSource, error) {
	var sources []local.ReaderSource
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			content, err := os.ReadFile(path)
			sources = append(sources, local.ReaderSource{Name: path, Reader: bytes.NewReader(content)})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("no manifests in %q", paths)
	}
	return sources, nil
}
