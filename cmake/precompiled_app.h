// SPDX-License-Identifier: Apache-2.0
// What most files over the core include: the use cases' context, and with it the store's ports.
#pragma once
#include "precompiled.h"

#include "app/context.h"
