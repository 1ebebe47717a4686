package dev.pactwire;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/// Spares a start what only a program of unknown parts needs; it was a third of its CPU (docs/decisions/0064).
final class QuickWiring implements ApplicationContextInitializer<GenericApplicationContext> {

    /// Reads class files to tell Spring's own configurations which options of an annotation enabled them. All are left
    /// at their defaults, which is what they take when nobody tells.
    private static final String OPTIONS_OF_IMPORTS =
            "org.springframework.context.annotation.internalImportAwareAotProcessor";

    /// How the names of Pactwire's own classes begin, and those of its components, which are named after them.
    static final String OURS = Pactwire.class.getPackageName() + ".";

    @Override
    public void initialize(GenericApplicationContext context) {
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.setAutowireCandidateResolver(new ByClassName());
        if (beans.containsBeanDefinition(OPTIONS_OF_IMPORTS)) {
            beans.removeBeanDefinition(OPTIONS_OF_IMPORTS);
        }
        instead(
                beans,
                ConfigurationPropertiesBindingPostProcessor.BEAN_NAME,
                SettingsByName.class,
                SettingsByName::new);
        instead(beans, AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME, OwnProxies.class, OwnProxies::new);
    }

    /// Only what the build has put together is changed: everywhere else Spring's own way gives the same result.
    private static <T> void instead(
            DefaultListableBeanFactory beans, String name, Class<T> type, Supplier<T> constructor) {
        if (beans.containsBeanDefinition(name) && beans.getBeanDefinition(name) instanceof RootBeanDefinition known) {
            known.setBeanClass(type);
            known.setInstanceSupplier(constructor);
        }
    }

    /// A component is named after its class, so who asks for the class is given the name: otherwise Spring compares
    /// each wanted type with every bean.
    private static final class ByClassName extends ContextAnnotationAutowireCandidateResolver {

        /// A bean of another name, or of none, is found by Spring's own ways.
        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor dependency) {
            String qualified = super.getSuggestedName(dependency);
            return qualified == null ? dependency.getDependencyType().getName() : qualified;
        }
    }

    /// Settings are named by their prefix, a hyphen and their class: no other bean is looked through for annotations.
    static final class SettingsByName extends ConfigurationPropertiesBindingPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            return name.indexOf('-') < 0 ? bean : super.postProcessBeforeInitialization(bean, name);
        }
    }

    /// Transactions begin in Pactwire's own components: no method of a library is looked through for annotations.
    static final class OwnProxies extends InfrastructureAdvisorAutoProxyCreator {

        @Override
        protected boolean shouldSkip(Class<?> type, String name) {
            return !type.getName().startsWith(OURS);
        }
    }
}
