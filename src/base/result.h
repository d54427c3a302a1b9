// SPDX-License-Identifier: Apache-2.0
// Result<T> and Error, which the library shows to other programs as it is.
#pragma once
#include "cairn/result.h"
