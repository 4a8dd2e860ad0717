import requests
import urllib.request
from google.auth.transport.requests import AuthorizedSession

FILES = "https://www.googleapis.com/drive/v3/files"
TEMPLATE = "https://www.googleapis.com/drive/v3/files/%s/export"


def run(creds, file_id, verb, settings):
    """requests.delete("https://www.googleapis.com/drive/v3/files/trash") is not sent."""
    session = AuthorizedSession(creds)
    session.get(FILES, params={"pageSize": 10})
    session.get(TEMPLATE % file_id, params={"mimeType": "text/plain"})
    requests.post(f"{FILES}/{file_id}/permissions", json={})
    requests.request("DELETE", "https://www.googleapis.com/drive/v3/files/{}/comments/{}".format(file_id, 1))
    requests.request(verb, f"https://www.googleapis.com/calendar/v3/calendars/{file_id}/events")
    urllib.request.urlopen("https://www.googleapis.com/oauth2/v2/userinfo")
    settings.get("https://www.googleapis.com/calendar/v3/colors")
    endpoint = "https://www.googleapis.com/drive/v3/files/"
    endpoint += file_id
    requests.get(endpoint)
    # requests.get("https://www.googleapis.com/drive/v3/apps")
    requests.put("https://storage.googleapis.com/bucket/object")
