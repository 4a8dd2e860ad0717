package main

import (
	"fmt"
	"net/http"
)

func rest(id string) error {
	resp, err := http.Get("https://www.googleapis.com/drive/v3/files")
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	req, err := http.NewRequest("POST", fmt.Sprintf("https://www.googleapis.com/drive/v3/files/%s/copy", id), nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	req, err = http.NewRequest(http.MethodDelete, "https://www.googleapis.com/drive/v3/files/"+id, nil)
	if err != nil {
		return err
	}
	url := fmt.Sprintf("https://www.googleapis.com/drive/v3/files/%s/permissions", id)
	_, err = http.Get(url)
	return err
}
