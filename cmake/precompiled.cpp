// SPDX-License-Identifier: Apache-2.0
// Nothing: a target needs a source for its precompiled headers to be built.
