# SPDX-License-Identifier: Apache-2.0
# The disk image, with the bundle and a link to the folder that it is dragged to.
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Scopelight)
set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF) # the licence asks for nobody's consent
set(CPACK_STRIP_FILES OFF) # stripping would break the signature
