/** IngressClass of what Kong takes; its own kinds name it by an annotation. */
export const KONG_CLASS = 'kong';

export const KONG_CLASS_ANNOTATION = { 'kubernetes.io/ingress.class': KONG_CLASS } as const;
