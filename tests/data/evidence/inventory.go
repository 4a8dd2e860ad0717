// Package inventory lists what a domain has: srv.Files.Delete is not called.
package inventory

import (
	"context"
	"fmt"
	"net/http"

	"example.com/box"
	admin "google.golang.org/api/admin/directory/v1"
	"google.golang.org/api/drive/v3"
	"google.golang.org/api/option"
)

var scopes = []string{drive.DriveMetadataReadonlyScope, admin.AdminDirectoryUserReadonlyScope}

type lister struct {
	srv  *drive.Service
	note string
}

func List(ctx context.Context, client *http.Client) error {
	srv, err := drive.NewService(ctx, option.WithHTTPClient(client))
	if err != nil {
		return fmt.Errorf("srv.Files.EmptyTrash: %w", err)
	}
	/* srv.Files.Create(nil).Do() */
	r, err := srv.Files.List().PageSize(10).
		Fields("nextPageToken, files(id, name)").Do()
	if err != nil {
		return err
	}
	directory, err := admin.New(client)
	if err != nil {
		return err
	}
	users := directory.Users
	_ = users
	_, err = directory.Users.List().Customer("my_customer").Do()
	fmt.Println(r, `srv.Drives.List().Do()`)
	return err
}

func (l *lister) permissions(id string) error {
	_, err := l.srv.Permissions.List(id).Do()
	return err
}

func copies(srv *drive.Service, id string) (*drive.File, error) {
	return srv.Files.Copy(id, nil).Do()
}

func boxes(srv *box.Client) {
	srv.Files.Update("x", nil)
}
