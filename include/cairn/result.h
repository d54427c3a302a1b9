// SPDX-License-Identifier: Apache-2.0
// Results and errors, which every function of the library answers with.
#pragma once
#include "base/result.h"
