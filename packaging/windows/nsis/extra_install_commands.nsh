# SPDX-License-Identifier: Apache-2.0
  # Windows knows the last part of a file's name only, so *.scopelight.json and client_secret*.json are .json files: Scopelight is
  # among what may open those ("Open with"), and takes them from nobody (Microsoft Learn: Application Registration).
  WriteRegStr SHCTX "Software\Classes\Scopelight.json" "" "Scopelight file"
  WriteRegStr SHCTX "Software\Classes\Scopelight.json\DefaultIcon" "" "$INSTDIR\bin\scopelight.exe,0"
  WriteRegStr SHCTX "Software\Classes\Scopelight.json\shell\open\command" "" '"$INSTDIR\bin\scopelight.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "Scopelight.json" ""
  WriteRegStr SHCTX "Software\Classes\Applications\scopelight.exe" "FriendlyAppName" "Scopelight"
  WriteRegStr SHCTX "Software\Classes\Applications\scopelight.exe\SupportedTypes" ".json" ""
  WriteRegStr SHCTX "Software\Classes\Applications\scopelight.exe\shell\open\command" "" '"$INSTDIR\bin\scopelight.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' # SHCNE_ASSOCCHANGED
