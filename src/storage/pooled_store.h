// SPDX-License-Identifier: Apache-2.0
// The Store port over connections of either engine: one writing connection, lent to one transaction
// at a time, and as many reading ones as there are readers. One that is lost is opened anew at the
// next use.
#pragma once
#include <functional>
#include <memory>

#include "app/ports/store.h"
#include "storage/sql.h"

namespace cairn::storage {

using Connect = std::function<Result<std::unique_ptr<Connection>>(Work work)>;

std::unique_ptr<app::Store> pool_store(Connect connect, std::unique_ptr<Connection> writer);

}  // namespace cairn::storage
