// Which instructions the kernels use. Every path gives the same bits: the number of virtual
// lanes is fixed (lanes-inl.h) and products are fused by name, in the scalar path too.
#pragma once

#include <string_view>

namespace ilk::kernels {

enum class Simd { scalar, avx2, avx512 };

/// As written in ILK_SIMD: "scalar", "avx2" or "avx512".
std::string_view name_of(Simd path);

/// The path that kernels take, as a kernel itself tells it: the widest that the processor has,
/// unless use_simd() said otherwise.
Simd simd_in_use();

/// Whether this processor has the path's instructions; scalar always.
bool has_simd(Simd path);

/// Makes all kernels take one path. Not while a kernel runs. Throws UsageError when the
/// processor does not have it.
void use_simd(Simd path);

/// use_simd() as the environment variable ILK_SIMD says; nothing when it is unset or empty.
/// Throws UsageError for an unknown name.
void use_simd_of_environment();

} // namespace ilk::kernels
