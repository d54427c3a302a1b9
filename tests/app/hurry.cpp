// SPDX-License-Identifier: Apache-2.0
// What these tests need not wait for. Linked into a test's program it stands before the libraries'
// own: nobody cuts the power here, so that nothing waits for the disk (tests/cli/kill.mjs does
// wait), and a password's hash is of the least cost once the cost that was asked for is the one
// that people's passwords are to have.
#include <sodium.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

extern "C" {

int fsync(int) { return 0; }
int fdatasync(int) { return 0; }

int crypto_pwhash_str(char* out, const char* password, unsigned long long bytes,
                      unsigned long long operations, std::size_t memory) {
  if (operations < crypto_pwhash_OPSLIMIT_INTERACTIVE ||
      memory < crypto_pwhash_MEMLIMIT_INTERACTIVE) {
    std::fputs("a password is hashed at less than the cost of an interactive one\n", stderr);
    std::abort();
  }
  return crypto_pwhash_argon2id_str(out, password, bytes, crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                    crypto_pwhash_argon2id_MEMLIMIT_MIN);
}

}  // extern "C"
