# SPDX-License-Identifier: Apache-2.0
Unicode true
RequestExecutionLevel highest

# For one user alone the template takes the folder of documents. Programs have one of their own.
!define MUI_CUSTOMFUNCTION_GUIINIT chooseFolder
Function chooseFolder
  StrCmp "$SV_ALLUSERS" "JustMe" 0 done
  StrCmp "$INSTDIR" "$DOCUMENTS\Scopelight" 0 done
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Scopelight"
  done:
FunctionEnd
