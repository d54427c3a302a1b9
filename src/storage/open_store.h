// SPDX-License-Identifier: Apache-2.0
// The data folder: database, master key, everything a server must not lose, in one place (0700).
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "app/ports/key_vault.h"
#include "app/ports/store.h"
#include "base/random.h"
#include "base/result.h"

namespace cairn::storage {

// Makes the folder when it is missing, and closes it to others when it is new or empty. Errors: io
// (not writable), with a remedy.
Status prepare_data_folder(const std::filesystem::path& folder);

// Whether this folder holds an installation, whole or not.
bool is_data_folder(const std::filesystem::path& folder);

// Between these two a missing database is one that is only being made, by this process or by one
// that ended half-way. Elsewhere a master key without its database is a loss: `check_database`
// refuses to begin anew over it. Errors: io.
Status begin_data_folder(const std::filesystem::path& folder);
void end_data_folder(const std::filesystem::path& folder);
Status check_database(const std::filesystem::path& folder);
bool is_beginning(const std::filesystem::path& folder);

// Makes the file, when it is missing, for its owner alone (0600). Errors: io.
Status make_private_file(const std::filesystem::path& file);

// The postgresql:// address that `folder`/database.url names; "" where the database is
// `folder`/cairn.db. Errors: io.
Result<std::string> database_url(const std::filesystem::path& folder);
// From now on. Errors: io.
Status name_database(const std::filesystem::path& folder, const std::string& url);

// Opens the folder's database, makes or migrates it, after a copy of what was. `url`: the database
// of a new folder, or where its PostgreSQL is to be found now; "" for the one it has. Errors: io
// (also: missing or empty beside a master key); conflict (made by a newer version, of another
// folder, or the folder has one of its own); unsupported.
Result<std::unique_ptr<app::Store>> open_store(const std::filesystem::path& folder,
                                               const std::string& url = {});

// Keys sealed under the folder's master key (0600), made together with the folder: open it before
// the store. It lies at `named`, or where it was last (key_place.h); of a folder that has a
// database nothing is written. Errors: io (also: missing beside a database); not_permitted
// (readable by others); unreadable (damaged); conflict (another lies in the folder, or a draft of
// one).
Result<std::unique_ptr<app::KeyVault>> open_key_vault(const std::filesystem::path& folder,
                                                      const Random& random,
                                                      const std::filesystem::path& named = {});

// The folder remembers where the key lies: once it is known to be the one of its database. Errors:
// as of name_key_place.
Status settle_key_place(const std::filesystem::path& folder,
                        const std::filesystem::path& named = {});

}  // namespace cairn::storage
