"""Copies a folder of Drive into a spreadsheet's index.

It calls service.files().list(q=...) page by page, and drive.files.delete never:
    service.files().delete(fileId=old).execute()
"""
from google.oauth2.credentials import Credentials
from googleapiclient import discovery
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseDownload

SCOPES = [
    "https://www.googleapis.com/auth/drive.metadata.readonly",
    'https://www.googleapis.com/auth/spreadsheets',
    # "https://www.googleapis.com/auth/drive",
]

# service.files().emptyTrash().execute() was here once


def list_folder(creds, folder):
    '''Lists it: service.permissions().list(fileId=folder)'''
    service = build("drive", "v3", credentials=creds)
    token = None
    while True:
        answer = (
            service.files()
            .list(q=f"'{folder}' in parents", pageToken=token)  # files().watch(...) is later
            .execute()
        )
        yield from answer["files"]
        token = answer.get("nextPageToken")
        if not token:
            return


def write_index(creds, sheet_id, rows):
    service = build(serviceName="sheets", version="v4", credentials=creds)
    sheet = service.spreadsheets()
    sheet.values().append(
        spreadsheetId=sheet_id, range="A:B", valueInputOption="RAW", body={"values": rows}
    ).execute()
    sheet.batchUpdate(spreadsheetId=sheet_id, body={}).execute()


class Mailer:
    """Sends what was copied, without https://www.googleapis.com/auth/gmail.compose or users().drafts().list()."""

    def __init__(self, creds):
        self.gmail = discovery.build("gmail", "v1", credentials=creds)
        self.files = {"list": "files.list"}

    def send(self, raw):
        self.gmail.users().messages().send(userId="me", body={"raw": raw}).execute()
        return self.files["list"]


def download(service, file_id, target):
    # the service comes from elsewhere
    request = service.files().get_media(fileId=file_id)
    MediaIoBaseDownload(target, request)


def upload_to_box(client, service=None):
    service = client.root()
    service.files().create(body={})


def main():
    creds = Credentials.from_authorized_user_file("token.json")
    help_text = "then service.files().copy(fileId=...) copies it"
    with build("drive", "v3", credentials=creds) as drive:
        drive.about().get(fields="user").execute()
    build("calendar", "v3", credentials=creds).events().import_(calendarId="primary", body={}).execute()
    print(help_text, list(list_folder(creds, "root")))
