# SPDX-License-Identifier: Apache-2.0
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "Scopelight.json"
  DeleteRegKey SHCTX "Software\Classes\Scopelight.json"
  DeleteRegKey SHCTX "Software\Classes\Applications\scopelight.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' # SHCNE_ASSOCCHANGED
