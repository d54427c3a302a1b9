// SPDX-License-Identifier: Apache-2.0
// What most tests over the core include.
#pragma once
#include "precompiled_tests.h"

#include "app/context.h"
