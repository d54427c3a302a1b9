// SPDX-License-Identifier: Apache-2.0
// Byte strings and views, in which documents and images go in and come out.
#pragma once
#include "base/bytes.h"
